public import Facts
internal import Foundation
public import WorkingDays

/// The time zone in which a ledger's days begin and end, by the machine's tzdata.
public struct LedgerZone: Sendable, Hashable {
  public let identifier: String
  private let zone: TimeZone

  /// nil where the machine knows no such zone.
  public init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    self.zone = zone
  }

  private static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The civil day on which an instant falls here.
  public func day(of instant: Instant) -> CivilDay {
    instant.day(secondsAhead: secondsFromGMT(at: instant))
  }

  /// The last instant of a civil day here; the first or the last instant there is for a day so far
  /// away that microseconds do not reach it.
  public func end(of day: CivilDay) -> Instant {
    guard day.daysSince1970.magnitude < 100_000_000 else {
      return Instant(microseconds: day.daysSince1970 < 0 ? .min : .max)
    }
    let next = (Int64(day.daysSince1970) + 1) * Self.microsecondsPerDay
    // The offset is asked for at the end itself, found from a first guess by the offset at noon UTC.
    let guess = next - secondsFromGMT(at: Instant(microseconds: next)) * 1_000_000
    let offset = secondsFromGMT(at: Instant(microseconds: guess - 1))
    return Instant(microseconds: next - offset * 1_000_000 - 1)
  }

  private func secondsFromGMT(at instant: Instant) -> Int64 {
    let seconds = Double(instant.microseconds) / 1_000_000
    return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
  }
}
