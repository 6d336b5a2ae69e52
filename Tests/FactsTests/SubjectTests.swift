import Facts
import LedgerTesting
import Testing

/// What a fact is about: byte 23 the kind, byte 22 zero, then six bytes by kind.
@Suite struct SubjectTests {
  @Test func aGrievanceHoldsItsKindYearAndNumber() {
    let subject = GrievanceNumber(year: 2024, number: 7).subject
    #expect(subject.rawValue == 0x0100_07E8_0000_0007)
    #expect(subject.kind == .grievance)
    #expect(GrievanceNumber(subject) == GrievanceNumber(year: 2024, number: 7))
    #expect(subject.description == "7/2024")
  }

  @Test func kindsHaveTheirCodes() {
    #expect(Subject.ledger.rawValue == 0)
    #expect(Subject.calendar.rawValue == 0x0200_0000_0000_0000)
    #expect(Subject.policy.rawValue == 0x0300_0000_0000_0000)
    #expect(Subject(kind: .report, number: 9).rawValue == 0x0700_0000_0000_0009)
  }

  @Test func byte22IsAlwaysZero() {
    for kind in Subject.Kind.allCases {
      let subject = Subject(kind: kind, number: .max)
      #expect(subject.rawValue >> 48 & 0xFF == 0)
      #expect(subject.kind == kind)
    }
  }

  @Test func anUnknownKindIsCarried() {
    let subject = Subject(rawValue: 0xFE00_0000_0000_0001)
    #expect(subject.kind == nil)
    #expect(GrievanceNumber(subject) == nil)
  }

  /// Else two subjects would go by one number.
  @Test func aSubjectWithByte22SetIsNoGrievance() {
    let subject = Subject(rawValue: 0x0101_07E8_0000_0007)
    #expect(subject.kind == nil)
    #expect(GrievanceNumber(subject) == nil)
  }

  @Test func onlyAGrievanceHasANumber() {
    for kind in Subject.Kind.allCases where kind != .grievance {
      #expect(GrievanceNumber(Subject(kind: kind, number: 0x07E8_0000_0007)) == nil)
    }
  }

  @Test func subjectsSortByYearAndThenNumber() throws {
    try withSeed { generator in
      for _ in 0..<2_000 {
        let years = (0..<2).map { _ in UInt16.random(in: 2_020...2_026, using: &generator) }
        let numbers = (0..<2).map { _ in
          generator.chance(50)
            ? UInt32.random(in: 1...3, using: &generator)
            : UInt32.random(in: 1 ... .max, using: &generator)
        }
        let left = GrievanceNumber(year: years[0], number: numbers[0])
        let right = GrievanceNumber(year: years[1], number: numbers[1])
        let isBefore =
          years[0] != years[1] ? years[0] < years[1] : numbers[0] < numbers[1]
        try #require((left < right) == isBefore)
        try #require((left.subject < right.subject) == isBefore)
        try #require(GrievanceNumber(left.subject) == left)
      }
    }
  }
}
