import Foundation

/// SplitMix64: small, and the same for the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A new seed each time, unless `CSV_SEED` names the one of a run to repeat; prints it.
  static func seeded(for test: String) -> (generator: SeededGenerator, seed: UInt64) {
    let given = ProcessInfo.processInfo.environment["CSV_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(test): CSV_SEED=\(seed)")
    return (SeededGenerator(state: seed), seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
