/// SplitMix64: random numbers that a seed brings back, so that a failed run can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Prints the seed; to repeat a run, pass the seed it printed.
  init(_ test: String, seed: UInt64 = .random(in: 0 ... .max)) {
    state = seed
    print("\(test): seed \(seed)")
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
