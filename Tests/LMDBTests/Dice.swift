/// Numbers that look random, the same for the same seed (a linear congruential generator).
struct Dice {
  var state: UInt64

  mutating func roll(below limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }
}
