import Grievances
import Testing

@Suite struct CodesTests {
  private func check<C: Code>(_ type: C.Type, _ expected: [(UInt8, String)]) {
    #expect(C.allCases.map(\.rawValue) == expected.map(\.0))
    #expect(C.allCases.map(\.name) == expected.map(\.1))
    for code in C.allCases { #expect(C(name: code.name) == code) }
    for text in ["", " ", "Email", "no such code", expected[0].1 + " "] {
      #expect(C(name: text) == nil)
    }
  }

  @Test func everyCodeHasItsNumberAndName() {
    check(
      Channel.self,
      [
        (0, "unknown"), (1, "email"), (2, "telephone"), (3, "facebook"), (4, "in-person"),
        (5, "website"), (6, "letter"),
      ])
    check(
      GrievanceType.self,
      [(0, "unknown"), (1, "question"), (2, "complaint"), (3, "request"), (4, "suggestion")])
    check(
      Status.self,
      [(0, "resolving"), (1, "unrelated"), (2, "resolved"), (3, "withdrawn"), (4, "duplicate")])
    check(Stage.self, [(1, "1"), (2, "2"), (3, "3"), (4, "4")])
    check(Basis.self, [(1, "working"), (2, "calendar")])
  }

  /// Level 1 = resolved at stage 1 or 2, level 2 = at stage 3 (SEP Table 5).
  @Test func stagesHaveTheLevelsOfTheLog() {
    #expect(Stage.allCases.map(\.level) == [1, 1, 2, nil])
  }

  @Test func assumedFieldsAreNamedInOrder() {
    let fields: AssumedFields = [.actions, .receivedOn, .occurredOn]
    #expect(fields.fieldNames == ["received_on", "occurred_on", "actions"])
    for bit in 0..<14 {
      let field = AssumedFields(rawValue: 1 << UInt16(bit))
      #expect(field.fieldNames.count == 1)
      #expect(AssumedFields(name: field.fieldNames[0]) == field)
    }
    #expect(AssumedFields(name: "nothing") == nil)
  }

  /// Three things share the byte; each changes without the others.
  @Test func statusStageAndAssessmentStandApartInOneByte() {
    #expect(MemoryLayout<Standing>.size == 1)
    for stage in Stage.allCases {
      for isAssessed in [false, true] {
        var standing = Standing()
        if isAssessed {
          standing.apply(
            .eligibilityAssessed(EligibilityAssessed(isRelated: true, handledAt: .local)))
        }
        standing.apply(.escalated(Escalated(stage: stage)))
        let steps: [(Event, Status)] = [
          (.withdrawn, .withdrawn), (.reopened, .resolving),
          (.resolved(Resolved(stage: stage)), .resolved),
          (.duplicateLinked(DuplicateLinked(original: .init(year: 2_024, number: 1))), .duplicate),
        ]
        for (event, status) in steps {
          standing.apply(event)
          #expect(standing.status == status)
          #expect(standing.isOpen == (status == .resolving))
          #expect(standing.stage == stage && standing.isAssessed == isAssessed)
        }
      }
    }
  }
}
