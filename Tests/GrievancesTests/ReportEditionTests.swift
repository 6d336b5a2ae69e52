import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// The rules of a report's life: published once, then restated.
@Suite struct ReportEditionTests {
  private static let report = Subject(kind: .report, number: 1)
  private let day = CivilDay.of("2024-07-10")

  private func pinned(
    known: UInt64, from: CivilDay = .of("2024-01-01"), through: CivilDay = .of("2024-06-30")
  ) -> PinnedReport {
    PinnedReport(from: from, through: through, known: known, rules: 1, statute: 1)
  }

  private func decided(
    _ action: Command.Action, _ history: [Entry] = [], at next: UInt64 = 100,
    about subject: Subject = report
  ) throws(Refusal) -> Draft {
    try decide(
      Command(action, subject: subject, day: day, today: day), history: history,
      next: SequenceNumber(next))
  }

  /// Published as fact 50 and restated as fact 60.
  private func editions() throws -> [Entry] {
    var history: [Entry] = []
    let actions: [(Command.Action, UInt64)] = [
      (.record(.reportPublished(pinned(known: 50))), 50),
      (.answer(SequenceNumber(50), .reportRestated(pinned(known: 60))), 60),
    ]
    for (action, next) in actions {
      let draft = try decided(action, history, at: next)
      history.append(
        try Entry(provisional(draft, SequenceNumber(next), revision: history.count)))
    }
    return history
  }

  @Test func `a report is published once`() throws {
    #expect(throws: Refusal.alreadyRecorded(Self.report)) {
      try decided(.record(.reportPublished(pinned(known: 100))), editions())
    }
  }

  @Test func `what was never published cannot be restated`() {
    #expect(throws: Refusal.notPublished(Self.report)) {
      try decided(.record(.reportRestated(pinned(known: 100))))
    }
  }

  @Test func `only the edition that stands is restated`() throws {
    let history = try editions()
    let draft = try decided(
      .answer(SequenceNumber(60), .reportRestated(pinned(known: 100))), history)
    #expect(draft.about == SequenceNumber(60))
    #expect(throws: Refusal.restatesOther(SequenceNumber(60))) {
      try decided(.answer(SequenceNumber(50), .reportRestated(pinned(known: 100))), history)
    }
    #expect(throws: Refusal.restatesOther(SequenceNumber(60))) {
      try decided(.record(.reportRestated(pinned(known: 100))), history)
    }
  }

  @Test func `a restatement keeps the period`() throws {
    for other in [
      pinned(known: 100, from: .of("2024-01-02")), pinned(known: 100, through: .of("2024-06-29")),
    ] {
      #expect(throws: Refusal.restatesOther(SequenceNumber(60))) {
        try decided(.answer(SequenceNumber(60), .reportRestated(other)), editions())
      }
    }
  }

  @Test(arguments: [0, 59, 101, .max] as [UInt64])
  func `what is pinned is there and not less than before`(_ known: UInt64) throws {
    #expect(throws: Refusal.pinsWrongly(known: known)) {
      try decided(.answer(SequenceNumber(60), .reportRestated(pinned(known: known))), editions())
    }
  }

  @Test func `what was published is neither corrected nor retracted`() throws {
    for action: Command.Action in [
      .correct(SequenceNumber(50), .reportPublished(pinned(known: 40))),
      .retract(SequenceNumber(50)),
    ] {
      #expect(throws: Refusal.permanent(.reportPublished)) { try decided(action, editions()) }
    }
    #expect(throws: Refusal.permanent(.reportRestated)) {
      try decided(.retract(SequenceNumber(60)), editions())
    }
  }

  @Test func `a report is about no grievance, and nothing else about a report`() {
    let grievance = GrievanceNumber(year: 2024, number: 1).subject
    #expect(throws: Refusal.notForSubject(.reportPublished, grievance)) {
      try decided(.record(.reportPublished(pinned(known: 100))), about: grievance)
    }
    #expect(throws: Refusal.notForSubject(.actionTaken, Self.report)) {
      try decided(.record(.actionTaken))
    }
  }
}
