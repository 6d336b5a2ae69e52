import CSV
import Testing

@Suite struct FormulaGuardTests {
  @Test(arguments: [
    ("'=1+1", "=1+1"), ("'+976", "+976"), ("'-5", "-5"), ("'@x", "@x"), ("'\tx", "\tx"),
    ("''=1", "'=1"), ("'''-", "''-"),
  ])
  func takesOneApostropheOff(_ guarded: String, _ text: String) {
    #expect(FormulaGuard.removed(from: guarded) == text)
  }

  @Test(arguments: ["", "'", "''", "'x", "=1", "x'=1", "'тэр", "’=1"])
  func leavesAloneWhatItDidNotPutThere(_ text: String) {
    #expect(FormulaGuard.removed(from: text) == nil)
  }

  @Test func givesEveryTextBackAsItWas() throws {
    var (generator, seed) = SeededGenerator.seeded(for: #function)
    let writer = CSVWriter(defusesFormulas: true)
    let pieces = ["'", "=", "+", "-", "@", "\t", "\r", "a", "ө", "\"", ",", "\n", " "]
    var guarded = 0
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...4, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard case .record(_, let cells) = read(Array(writer.line(["x", text]).utf8)).first else {
        Issue.record("seed \(seed), \(text.debugDescription) is no cell")
        return
      }
      guard let first = cells[1].utf8.first else { continue }
      #expect(
        ![0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first),
        "seed \(seed), \(text.debugDescription)")
      let removed = FormulaGuard.removed(from: cells[1])
      guarded += removed == nil ? 0 : 1
      #expect(removed ?? cells[1] == text, "seed \(seed), \(text.debugDescription)")
    }
    #expect(guarded > 1_000)
  }
}
