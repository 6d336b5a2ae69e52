import Grievances
import LedgerTesting
import Testing
import WorkingDays

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2024", "2024-01-01", "2024-12-31"), ("2024-H1", "2024-01-01", "2024-06-30"),
    ("2024-H2", "2024-07-01", "2024-12-31"), ("2024-Q1", "2024-01-01", "2024-03-31"),
    ("2024-Q2", "2024-04-01", "2024-06-30"), ("2024-Q3", "2024-07-01", "2024-09-30"),
    ("2024-Q4", "2024-10-01", "2024-12-31"), ("2024-05", "2024-05-01", "2024-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2023-02", "2023-02-01", "2023-02-28"),
    ("1900-02", "1900-02-01", "1900-02-28"), ("2024-12", "2024-12-01", "2024-12-31"),
    ("2024-01-15..2024-06-30", "2024-01-15", "2024-06-30"),
    ("2024-01-15..2024-01-15", "2024-01-15", "2024-01-15"),
    ("0001", "0001-01-01", "0001-12-31"), ("9999", "9999-01-01", "9999-12-31"),
    ("9999-12", "9999-12-01", "9999-12-31"),
  ])
  func bothEndsAreIncluded(_ text: String, _ from: String, _ through: String) throws {
    let period = try #require(Period(text))
    #expect(period.from == .of(from) && period.through == .of(through))
    #expect(period.contains(.of(from)) && period.contains(.of(through)))
    #expect(!period.contains(CivilDay.of(from).advanced(by: -1)))
    #expect(!period.contains(CivilDay.of(through).advanced(by: 1)))
  }

  @Test(arguments: [
    "2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-02",
    "2024-01-15..2024-06-30", "0001-01", "9999-12",
  ])
  func aPeriodIsCalledAsItIsRead(_ text: String) throws {
    let period = try #require(Period(text))
    #expect(period.description == text)
    #expect(period.named == period)
    let range = try #require(Period(from: period.from, through: period.through))
    #expect(range.description == "\(period.from)..\(period.through)")
    #expect(range.preceding == nil)
    #expect(range.named == period)
    #expect(range.named.preceding == period.preceding)
  }

  @Test(arguments: [
    ("2024-02-01", "2024-04-30"), ("2024-01-01", "2024-02-29"), ("2024-01-01", "2024-06-29"),
    ("2024-01-02", "2024-06-30"), ("2024-01-01", "2025-12-31"), ("2024-04-01", "2024-09-30"),
  ])
  func aRangeThatIsNoWholePeriodStaysOne(_ from: String, _ through: String) throws {
    let range = try #require(Period(from: .of(from), through: .of(through)))
    #expect(range.named == range)
  }

  @Test(arguments: [
    "", " ", "24", "02024", "2024 ", " 2024", "+2024", "-2024", "0000", "2024-", "2024-H",
    "2024-H0",
    "2024-H3", "2024-h1", "2024-Q0", "2024-Q5", "2024-q1", "2024-00", "2024-13", "2024-1",
    "2024-001",
    "2024-+1", "2024-05-", "2024-05-01", "2024-H1-Q1", "2024--05", "2024/05", "H1", "2024H1",
    "2024-01-15..", "..2024-01-15", "..", "2024-06-30..2024-01-15", "2024-01-15...2024-06-30",
    "2024-01-15.2024-06-30", "2024-01-15..2024-06-31", "2024-01-15..2024-06-30..2024-07-01",
    "2024-01..2024-06", "2024..2025", "2024-01-15 .. 2024-06-30", "２０２４", "٢٠٢٤", "2024-٠٥",
    "2024\n", "2024\0", "\u{FEFF}2024", "2024-H1\u{301}", "0000-H1", "2024-01-15–2024-06-30",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test func aLongTextIsRefused() {
    #expect(Period(String(repeating: "2", count: 100_000)) == nil)
    #expect(Period(String(repeating: "-", count: 100_000)) == nil)
    #expect(Period(String(repeating: ".", count: 100_000)) == nil)
  }

  @Test func aRangeThatEndsBeforeItBeginsIsNone() {
    #expect(Period(from: .of("2024-01-02"), through: .of("2024-01-01")) == nil)
    #expect(Period(from: .distantPast, through: .distantFuture) != nil)
  }

  @Test(arguments: [
    ("2024", "2023"), ("2024-H1", "2023-H2"), ("2024-H2", "2024-H1"), ("2024-Q1", "2023-Q4"),
    ("2024-Q4", "2024-Q3"), ("2024-01", "2023-12"), ("2024-03", "2024-02"),
  ])
  func thePrecedingPeriodIsOfTheSameKind(_ text: String, _ before: String) throws {
    let preceding = try #require(Period(text)?.preceding)
    let expected = try #require(Period(before))
    #expect(preceding == expected)
    #expect(preceding.through.advanced(by: 1) == Period(text)?.from)
  }

  @Test func aFreeRangeHasNoPreceding() throws {
    #expect(try #require(Period("2024-01-15..2024-06-30")).preceding == nil)
    // Nor has one that happens to be a half-year.
    #expect(try #require(Period("2024-01-01..2024-06-30")).preceding == nil)
  }

  /// The year 1 is the first that can be written; nothing may trap there.
  @Test func thePrecedingOfTheFirstYearDoesNotTrap() {
    for text in ["0001", "0001-H1", "0001-Q1", "0001-01"] {
      var period = Period(text)
      for _ in 0..<30 { period = period?.preceding }
      if let period { #expect(period.from <= period.through) }
    }
  }

  @Test func consecutivePeriodsOfAKindTileTheYears() throws {
    for (text, steps) in [("2030", 40), ("2030-H1", 80), ("2030-Q1", 160), ("2030-01", 480)] {
      var period = try #require(Period(text))
      for _ in 0..<steps {
        let preceding = try #require(period.preceding)
        try #require(preceding.through.advanced(by: 1) == period.from)
        period = preceding
      }
      #expect(period.from == .of("1990-01-01"))
    }
  }
}
