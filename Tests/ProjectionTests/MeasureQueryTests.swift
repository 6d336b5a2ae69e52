import Grievances
import Testing
import WorkingDays

@testable import Projection

/// What can be asked of cells: periods of any length, trends, one value or several.
@Suite struct MeasureQueryTests {
  private static let channel = MeasureDescription.Dimension("channel", Channel.self)
  private let received = MeasureDescription(1, "received", by: channel, day: "received")

  private func cells(_ counted: KeyValuePairs<String, Channel>, measure: UInt16 = 1) -> Cells {
    var cells = Cells()
    for (day, channel) in counted {
      var tally = Tally()
      tally.add(
        Cell(
          measure: measure, day: day == "open" ? .distantFuture : .of(day), channel.rawValue))
      cells.add(tally)
    }
    return cells
  }

  private func answer(_ query: MeasureQuery, _ cells: Cells) -> [[String]] {
    query.groups(cells).map { $0.labels + [String($0.count)] }
  }

  @Test func aTrendHasARowForEveryPeriodAlsoAQuietOne() throws {
    let cells = cells(["2023-12-31": .email, "2024-03-01": .email, "2024-03-02": .letter])
    let months = try MeasureQuery(received, every: .month)
    #expect(
      answer(months, cells) == [
        ["2023-12", "1"], ["2024-01", "0"], ["2024-02", "0"], ["2024-03", "2"],
      ])
    let quarters = try MeasureQuery(received, by: ["channel"], every: .quarter)
    #expect(
      answer(quarters, cells) == [
        ["2023-Q4", "email", "1"], ["2023-Q4", "letter", "0"], ["2024-Q1", "email", "1"],
        ["2024-Q1", "letter", "1"],
      ])
  }

  @Test(arguments: [
    (TrendInterval.week, "2024-02-26..2024-03-03"), (.month, "2024-03"), (.quarter, "2024-Q1"),
    (.halfYear, "2024-H1"), (.year, "2024"),
  ])
  func eachIntervalHasItsName(every: TrendInterval, name: String) throws {
    let query = try MeasureQuery(received, every: every)
    #expect(answer(query, cells(["2024-03-03": .email])) == [[name, "1"]])
  }

  /// 1969-12-29 was a Monday.
  @Test func weeksBeginOnMondayAlsoBefore1970() throws {
    let query = try MeasureQuery(received, every: .week)
    #expect(
      answer(query, cells(["1969-12-28": .email, "1969-12-29": .email, "1970-01-04": .email])) == [
        ["1969-12-22..1969-12-28", "1"], ["1969-12-29..1970-01-04", "2"],
      ])
  }

  @Test func aPeriodOfAnyLengthCutsTheFirstAndLastOfATrend() throws {
    let period = try #require(Period("2024-03-05..2024-04-17"))
    let query = try MeasureQuery(received, period: period, every: .month)
    let cells = cells([
      "2024-03-04": .email, "2024-03-05": .email, "2024-04-17": .email, "2024-04-18": .email,
    ])
    #expect(
      answer(query, cells) == [
        ["2024-03-05..2024-03-31", "1"], ["2024-04-01..2024-04-17", "1"],
      ])
  }

  @Test func severalValuesOfOneNameAreAlternatives() throws {
    let query = try MeasureQuery(
      received, where: [("channel", "email"), ("channel", "letter")])
    let cells = cells(["2024-03-04": .email, "2024-03-05": .letter, "2024-03-06": .facebook])
    #expect(answer(query, cells) == [["2"]])
  }

  @Test func aShareIsOfEachGroup() throws {
    let query = try MeasureQuery(received, every: .year, share: [("channel", "email")])
    let groups = query.groups(
      cells([
        "2022-03-04": .email, "2024-03-05": .letter, "2024-03-06": .email, "2024-03-07": .letter,
      ]))
    #expect(groups.map(\.part) == [1, 0, 1])
    #expect(groups.map(\.share?.description) == ["1", nil, "0.3333"])
    #expect(throws: BadQuery.self) { try MeasureQuery(received, share: [("channel", "pigeon")]) }
  }

  @Test func whatHasNotComeToItsDayBelongsToEveryPeriod() throws {
    let period = try #require(Period("2024-03"))
    let cells = cells(["2024-03-04": .email, "2024-05-05": .email, "open": .email])
    let pending = MeasureDescription(
      1, "judged", by: Self.channel, day: "resolved", countsPending: true)
    #expect(answer(try MeasureQuery(pending, period: period), cells) == [["2"]])
    #expect(answer(try MeasureQuery(received, period: period), cells) == [["1"]])
    let trend = try MeasureQuery(pending, period: period, every: .quarter)
    #expect(
      answer(trend, cells) == [["2024-03-01..2024-03-31", "1"], ["not yet", "1"]])
  }

  @Test func aMeasureWithoutADayIsAskedByPeriodAndHasNoTrend() throws {
    let standing = MeasureDescription(1, "in-stage", by: Self.channel)
    let period = try #require(Period("2024-03"))
    #expect(
      answer(try MeasureQuery(standing, period: period), cells(["2024-05-05": .email])) == [["1"]])
    #expect(throws: BadQuery.hasNoDay(measure: "in-stage")) {
      try MeasureQuery(standing, every: .month)
    }
  }

  @Test func whatTheViewLacksIsNamedWithWhatThereIs() {
    #expect(throws: BadQuery.noSuchDimension("aimag", dimensions: ["channel"])) {
      try MeasureQuery(received, by: ["aimag"])
    }
    #expect(throws: BadQuery.noSuchDimension("colour", dimensions: ["channel", "type"])) {
      try MeasureQuery(
        received, attributes: [Self.channel, .init("type", GrievanceType.self)], by: ["colour"])
    }
  }
}
