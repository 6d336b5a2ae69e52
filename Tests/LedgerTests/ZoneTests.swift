import Facts
import Ledger
import LedgerTesting
import Testing
import WorkingDays

/// Where the ledger's days begin and end.
@Suite struct ZoneTests {
  private func instant(_ day: String, _ hour: Int64, _ minute: Int64 = 0) -> Instant {
    let seconds = Int64(CivilDay.of(day).daysSince1970) * 86_400 + hour * 3_600 + minute * 60
    return Instant(microseconds: seconds * 1_000_000)
  }

  private func before(_ instant: Instant) -> Instant {
    Instant(microseconds: instant.microseconds - 1)
  }

  private func zone(_ name: String) throws -> LedgerZone { try #require(LedgerZone(name)) }

  @Test func inUlaanbaatarADayEndsAtFourInTheAfternoonOfUTC() throws {
    let zone = try zone("Asia/Ulaanbaatar")
    let midnight = instant("2024-06-29", 16)
    #expect(zone.day(of: before(midnight)) == .of("2024-06-29"))
    #expect(zone.day(of: midnight) == .of("2024-06-30"))
    #expect(zone.end(of: .of("2024-06-29")) == before(midnight))
  }

  @Test func inHovdADayEndsAnHourLater() throws {
    let zone = try zone("Asia/Hovd")
    let midnight = instant("2024-06-29", 17)
    #expect(zone.day(of: before(midnight)) == .of("2024-06-29"))
    #expect(zone.day(of: midnight) == .of("2024-06-30"))
    #expect(zone.end(of: .of("2024-06-29")) == before(midnight))
  }

  /// Summer time of 2016: an hour ahead from 26 March 2:00 to 24 September 0:00, when the clock went
  /// back to 23:00 of the day before.
  @Test func inTheSummerOf2016DaysEndedAnHourEarlier() throws {
    let zone = try zone("Asia/Ulaanbaatar")
    #expect(zone.end(of: .of("2016-03-25")) == before(instant("2016-03-25", 16)))
    #expect(zone.end(of: .of("2016-03-26")) == before(instant("2016-03-26", 15)))
    #expect(zone.end(of: .of("2016-07-01")) == before(instant("2016-07-01", 15)))
    #expect(zone.end(of: .of("2016-09-22")) == before(instant("2016-09-22", 15)))
    #expect(zone.end(of: .of("2016-09-24")) == before(instant("2016-09-24", 16)))
  }

  @Test func theDayWithTheHourTwiceEndsAfterTheSecond() throws {
    let zone = try zone("Asia/Ulaanbaatar")
    #expect(zone.day(of: before(instant("2016-09-23", 15))) == .of("2016-09-23"))
    #expect(zone.day(of: instant("2016-09-23", 15)) == .of("2016-09-23"))
    #expect(zone.day(of: before(instant("2016-09-23", 16))) == .of("2016-09-23"))
    #expect(zone.day(of: instant("2016-09-23", 16)) == .of("2016-09-24"))
    #expect(zone.end(of: .of("2016-09-23")) == before(instant("2016-09-23", 16)))
  }

  /// Every day from 1995 to 2020 here, every fifth elsewhere.
  @Test(arguments: [("Asia/Ulaanbaatar", 1), ("Asia/Hovd", 5), ("America/New_York", 5)])
  func everyDayEndsWhereTheNextBegins(_ name: String, _ step: Int32.Stride) throws {
    let zone = try zone(name)
    for number in stride(from: Int32(9_131), through: 18_627, by: step) {
      let day = CivilDay(daysSince1970: number)
      let end = zone.end(of: day)
      try #require(zone.day(of: end) == day, "\(day)")
      let next = Instant(microseconds: end.microseconds + 1)
      try #require(zone.day(of: next) == day.advanced(by: 1), "\(day)")
    }
  }

  @Test func instantsBefore1970HaveTheirDays() throws {
    let zone = try zone("UTC")
    #expect(zone.day(of: Instant(microseconds: -1)) == .of("1969-12-31"))
    #expect(zone.day(of: Instant(microseconds: 0)) == .of("1970-01-01"))
    #expect(zone.end(of: .of("1969-12-31")) == Instant(microseconds: -1))
  }

  @Test func theEndsOfTimeDoNotTrap() throws {
    for name in ["Asia/Ulaanbaatar", "America/New_York", "UTC"] {
      let zone = try zone(name)
      let first = zone.day(of: Instant(microseconds: .min))
      #expect(first < zone.day(of: Instant(microseconds: .max)))
      #expect(zone.end(of: .distantPast) <= zone.end(of: .of("0001-01-01")))
      #expect(zone.end(of: .of("9999-12-31")) <= zone.end(of: .distantFuture))
    }
  }
}
