import Facts
import RandomHistory
import Testing

@Suite("A seed brings its history back")
struct DeterminismTests {
  @Test("Same seed and number, same facts")
  func same() throws {
    let first = drafts(seed: 1, facts: 2_000)
    #expect(first == drafts(seed: 1, facts: 2_000))
    #expect(first != drafts(seed: 2, facts: 2_000))
  }

  @Test("The numbers drawn are those of SplitMix64")
  func splitMix() {
    // The reference implementation's first numbers for the seed 1234567.
    var random = SeededRandom(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  private func drafts(seed: UInt64, facts: Int) -> [Draft] {
    var history = SimulatedHistory(seed: seed, facts: facts, startingAt: SequenceNumber(22))
    var drafts: [Draft] = []
    while let day = history.nextDay() { drafts += day.drafts }
    return drafts
  }
}
