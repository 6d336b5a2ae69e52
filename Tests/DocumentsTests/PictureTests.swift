import Documents
import Testing

@Suite struct PictureTests {
  @Test func `bars are as long as their counts`() {
    let bars = Bars("t", summary: "s", [Bars.Bar("one", 10), Bars.Bar("three", 5)])
    #expect(
      bars.lines == [
        "one    \(String(repeating: "█", count: 40)) 10",
        "three  \(String(repeating: "█", count: 20)) 5",
      ])
  }

  @Test func `a histogram marks the limit behind its last day in time`() {
    let limit = Histogram.Limit(1, "limit")
    let histogram = Histogram("t", summary: "s", [0: 1, 1: 1, 2: 2], limit: limit)
    #expect(
      histogram.lines == [
        "  0  \(String(repeating: "█", count: 20)) 1",
        "  1  \(String(repeating: "█", count: 20)) 1",
        "---- limit", "  2  \(String(repeating: "█", count: 40)) 2",
      ])
  }

  @Test func `a histogram of many days is binned`() {
    let histogram = Histogram("t", summary: "s", [0: 1, 100: 3], limit: nil)
    #expect(histogram.lines.last?.hasPrefix("99-101  ") == true)
    #expect(histogram.lines.count == 2)
  }

  @Test func `spans show each part by its number, and what lasts to the end`() {
    let lines = SampleDocument.spans("row").lines
    #expect(
      lines[1] == "row  " + String(repeating: "1", count: 30) + String(repeating: "2", count: 30))
    #expect(lines.last == "1 one   2 two")
  }

  @Test func `pictures of nothing are drawn`() {
    #expect(Bars("t", summary: "s", []).lines.isEmpty)
    #expect(Histogram("t", summary: "s", [:], limit: nil).lines.isEmpty)
    #expect(StackedColumns("t", summary: "s", series: [], []).lines == [""])
  }
}
