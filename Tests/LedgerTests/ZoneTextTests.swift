import Ledger
import Testing

/// The door at which an instant from outside becomes a day.
@Suite struct ZoneTextTests {
  @Test func aDayIsThatDayInAnyZone() throws {
    for name in ["Asia/Ulaanbaatar", "Asia/Hovd", "America/New_York"] {
      let zone = try #require(LedgerZone(name))
      #expect(zone.day(of: "2024-05-02")?.description == "2024-05-02")
    }
  }

  @Test func anInstantIsTheDayOnWhichItFallsThere() throws {
    let days = [
      ("Asia/Ulaanbaatar", "2024-05-03"), ("Asia/Hovd", "2024-05-02"),
      ("America/New_York", "2024-05-02"),
    ]
    for (name, day) in days {
      let zone = try #require(LedgerZone(name))
      #expect(zone.day(of: "2024-05-02T16:30:00Z")?.description == day)
      #expect(zone.day(of: "2024-05-03T00:30:00+08:00")?.description == day)
    }
  }

  @Test func anythingElseIsNone() throws {
    let zone = try #require(LedgerZone("UTC"))
    for text in ["", "2024-02-30", "2024-05-02T16:30", "2024-05-02T16:30:60Z", "71", "today"] {
      #expect(zone.day(of: text) == nil)
    }
  }
}
