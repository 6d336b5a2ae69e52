public import Facts
import Synchronization
public import WorkingDays

/// A clock that stands still until it is told to go on.
public final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  /// Noon in Ulaanbaatar, as it has been since 2017, of a day.
  public init(_ day: CivilDay) { instant = Mutex(Self.noon(of: day)) }

  public init(now: Instant) { instant = Mutex(now) }

  private static func noon(of day: CivilDay) -> Instant {
    Instant(microseconds: Int64(day.daysSince1970) * 86_400_000_000 + 4 * 3_600_000_000)
  }

  public var now: Instant { instant.withLock { $0 } }

  public func set(_ now: Instant) { instant.withLock { $0 = now } }

  /// Noon of a day.
  public func set(_ day: CivilDay) { set(Self.noon(of: day)) }

  public func advance(seconds: Int64) {
    instant.withLock { $0 = Instant(microseconds: $0.microseconds + seconds * 1_000_000) }
  }
}

extension CivilDay {
  /// A day that a test knows to exist; a misspelt one is the distant past.
  public static func of(_ text: String) -> CivilDay { CivilDay(text) ?? .distantPast }
}
