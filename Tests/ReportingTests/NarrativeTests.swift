import Testing

@testable import Reporting

@Suite struct NarrativeTests {
  private let figures: JSON = [
    "received": 16, "by_status": ["resolved": 9], "working_days": ["median": 0], "previous": .null,
  ]

  @Test func `a number that agrees with its figure passes, another is named`() {
    let right = Narrative("In all 16{received} people wrote; 9{by_status.resolved} were answered.")
    #expect(right.faults(against: figures).isEmpty)
    #expect(
      right.paragraphs(with: figures) == ["In all 16 people wrote; 9 were answered."])
    let wrong = Narrative(
      "In all 16{received} people wrote;\n10{by_status.resolved} were answered.")
    #expect(
      wrong.faults(against: figures) == [
        .differs(number: "10", figure: "by_status.resolved", is: "9", line: 2)
      ])
  }

  @Test func `a figure can be put in`() {
    let narrative = Narrative("Шийдвэрлэсэн {by_status.resolved}, хүлээн авсан {received}.")
    #expect(narrative.paragraphs(with: figures) == ["Шийдвэрлэсэн 9, хүлээн авсан 16."])
  }

  @Test func `a number that is tied to nothing is an objection`() {
    let narrative = Narrative("We had 16 letters.\nThe limit is \\30 days.")
    #expect(narrative.faults(against: figures) == [.loose(number: "16", line: 1)])
    #expect(narrative.paragraphs(with: figures) == ["We had 16 letters. The limit is 30 days."])
  }

  @Test func `days, years and registered numbers state no count`() {
    let text = "Since 2024-01-15, in 2024, 7/2024 and 12/2024 were about it; see 2024-05."
    #expect(Narrative(text).faults(against: figures).isEmpty)
  }

  @Test(arguments: ["{recieved}", "{by_status}", "{previous.received}", "3{working_days.mode}"])
  func `what is no figure is named`(claim: String) {
    let faults = Narrative("so \(claim) it is").faults(against: figures)
    #expect(faults.count == 1)
    if case .noSuchFigure = faults.first { return }
    Issue.record("\(faults)")
  }

  @Test func `paragraphs are parted by empty lines`() {
    #expect(
      Narrative("one\ntwo\n\nthree\n").paragraphs(with: figures) == ["one two", "three"])
  }
}
