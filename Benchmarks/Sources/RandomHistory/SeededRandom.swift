/// SplitMix64: random numbers that a seed brings back.
///
/// Everything is drawn with integers and by the methods below, not by the standard library's, whose
/// ways of drawing may change: the same seed gives the same history on every machine.
public struct SeededRandom: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A generator of its own, so that what is drawn from it moves nothing else.
  mutating func fork() -> SeededRandom { SeededRandom(seed: next()) }

  /// A number of the range, each about as likely as any other. The range must not be empty.
  mutating func draw(_ range: ClosedRange<Int>) -> Int {
    let count = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
  }

  /// Whether something happens that happens in this share of the cases.
  mutating func happens(_ share: Share) -> Bool { draw(0...999) < share.perMille }

  /// One of the values, by their weights.
  mutating func draw<Value>(_ mix: Mix<Value>) -> Value {
    var left = draw(0...mix.total - 1)
    for (value, weight) in mix.others {
      if left < weight { return value }
      left -= weight
    }
    return mix.last
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for index in (1..<elements.count).reversed() { elements.swapAt(index, draw(0...index)) }
  }
}
