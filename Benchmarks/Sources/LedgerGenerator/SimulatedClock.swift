internal import EventLog
internal import Facts
internal import RandomHistory
internal import Synchronization

/// The clock of a simulated office: it stands still until it is set.
final class SimulatedClock: Sendable {
  private let now: Mutex<Instant>

  init(_ start: Instant) { now = Mutex(start) }

  func set(_ instant: Instant) { now.withLock { $0 = instant } }

  /// For `EventLog.Options.clock`.
  var read: @Sendable () -> Instant { { self.now.withLock { $0 } } }
}

extension Entropy {
  /// Salts that a seed brings back, so that two ledgers of one seed are the same to the byte. Only
  /// for made-up words: what can be drawn again hides nothing.
  static func seeded(_ seed: UInt64) -> Entropy {
    let state = SharedRandom(seed)
    return Entropy { count in state.bytes(count) }
  }
}

private final class SharedRandom: Sendable {
  private let random: Mutex<SeededRandom>

  init(_ seed: UInt64) { random = Mutex(SeededRandom(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] {
    random.withLock { random in
      (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
  }
}
