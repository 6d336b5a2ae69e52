public import EventLog
import Foundation
import Synchronization

/// SplitMix64: random numbers that a seed brings back, so that a failed run can be run again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// What it began with.
  public let seed: UInt64
  private var state: UInt64

  /// The same on every run unless the environment variable SEED says otherwise.
  public static let defaultSeed: UInt64 =
    ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 2_024

  public init(seed: UInt64 = Self.defaultSeed) {
    self.seed = seed
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True so many times in a hundred.
  public mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }

  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}

/// Runs a property on seeded random numbers; where it throws, as `#require` does, says how to run
/// it again.
public func withSeed(_ body: (inout SeededGenerator) throws -> Void) rethrows {
  var generator = SeededGenerator()
  do {
    try body(&generator)
  } catch {
    print("to repeat this failure: SEED=\(generator.seed)")
    throw error
  }
}

extension Entropy {
  /// Bytes that a seed brings back.
  public static func seeded(_ seed: UInt64) -> Entropy {
    let generator = Mutex(SeededGenerator(seed: seed))
    return Entropy { count in generator.withLock { $0.bytes(count) } }
  }
}
