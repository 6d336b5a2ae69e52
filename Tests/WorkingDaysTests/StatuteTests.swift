import Testing
import WorkingDays

@Suite struct StatuteTests {
  /// A ledger that adopted version 1 holds the digest of these bytes. If this fails, the change needs
  /// a new version of the statute, not a new fixture.
  @Test func version1NeverChanges() throws {
    #expect(try FixtureFiles.matches("statute-1.txt", Statute.version1.canonicalDays()))
  }

  @Test func aVersionIsFoundByItsNumber() {
    #expect(Statute.version(1)?.version == 1)
    #expect(Statute.version(0) == nil)
    #expect(Statute.version(.max) == nil)
    #expect(Statute.all.map(\.version) == Array(1...UInt16(Statute.all.count)))
    #expect(Statute.all.last?.version == Statute.current.version)
  }

  /// A minister's count of the days off that year.
  @Test func year2025HasSixteenDaysOff() {
    #expect(Statute.version1.holidays(in: 2025).count == 16)
  }

  @Test func holidaysLieInTheirYearInOrder() {
    for year in 1...9999 {
      let days = Statute.version1.holidays(in: year).map(\.day)
      #expect(days == days.sorted())
      #expect(days.allSatisfy { $0.year == year }, "\(year)")
    }
  }

  @Test func yearsBeyondTheRulesHaveNoHolidays() {
    for year in [Int.min, -1, 0, 10_000, Int.max] {
      #expect(Statute.version1.holidays(in: year).isEmpty)
    }
  }

  @Test func yearsBefore2012AreAnsweredButNotVerified() {
    #expect(Statute.version1.holidays(in: 2011).allSatisfy { !$0.isVerified })
    #expect(Statute.version1.holidays(in: 2012).allSatisfy { $0.isVerified })
    #expect(!Statute.isVerified(year: 2011))
    #expect(knownCalendar.daysOff(in: 1995).allSatisfy { !$0.isVerified })
  }

  @Test func everyRuleNamesItsSource() {
    for rule in Statute.version1.rules {
      #expect(!rule.text.isEmpty && !rule.source.isEmpty)
    }
  }
}
