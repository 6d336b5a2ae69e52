import Testing
import WorkingDays

/// The published days off and the worked examples that other floors' figures rest on.
@Suite struct PublishedDaysTests {
  @Test func everyPublishedDayOffIsOursAndEveryOneOfOursIsPublished() throws {
    let rows = try FixtureFiles.rows("days-off.csv")
    for year in 2012...2030 {
      let published = rows.filter { $0["date"]?.hasPrefix("\(year)-") == true }
      let ours = knownCalendar.daysOff(in: year)
      #expect(ours.map(\.day.description) == published.compactMap { $0["date"] })
      for (dayOff, row) in zip(ours, published) {
        #expect(dayOff.reasons.contains { spelling(of: $0) == row["name"]?.trimmedNumber })
      }
    }
  }

  @Test func everyVectorCountsAsExpected() throws {
    let rows = try FixtureFiles.rows("vectors.csv")
    #expect(rows.count == 28)
    for row in rows {
      let received = try day(row["received"] ?? "")
      let resolved = try day(row["resolved"] ?? "")
      let expected = try #require(row["working_days"].flatMap { Int($0) })
      let name = row["case"] ?? ""
      #expect(knownCalendar.workingDays(after: received, through: resolved) == expected, "\(name)")
      let walked = knownCalendar.walk(after: received, through: resolved)
      #expect(walked.count { $0.verdict.isWorking } == expected, "\(name)")
    }
  }

  private func spelling(of reason: DayOffReason) -> String {
    switch reason {
    case .statute(let rule): statutorySpelling(of: rule.name)
    case .decision(_, let name): name?.hasSuffix("election") == true ? "Election" : "GovOff"
    }
  }

  private func statutorySpelling(of name: HolidayName) -> String {
    switch name {
    case .newYear: "NewYear"
    case .tsagaanSar: "TsagaanSar"
    case .internationalWomensDay: "Women"
    case .buddhaDay: "Buddha"
    case .childrensDay: "Children"
    case .naadam: "Naadam"
    case .chinggisKhaansBirthday: "Chinggis"
    case .republicDay: "Republic"
    case .independenceDay: "Independence"
    }
  }
}

extension String {
  /// The published list numbers the days of Tsagaan Sar: TsagaanSar1, TsagaanSar2.
  fileprivate var trimmedNumber: String {
    String(reversed().drop { $0.isNumber }.reversed())
  }
}
