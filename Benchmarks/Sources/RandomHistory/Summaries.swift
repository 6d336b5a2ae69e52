/// Made-up summaries, as a report would print them: about things, never about people.
enum Summaries {
  private static let texts = [
    "Asks when the counter of the service centre opens.",
    "The page for an application does not open in an older browser.",
    "Dust from the works on the cable trench.",
    "Asks for a copy of the training programme.",
    "The notice board shows last year's phone number.",
    "Suggests longer hours at the service centre in winter.",
    "The ramp at the entrance is too steep.",
    "The kiosk prints no receipt.",
    "Asks which documents an application needs.",
    "The waiting hall is cold in the morning.",
  ]

  static var codes: ClosedRange<Int> { 0...texts.count - 1 }

  static subscript(code: UInt8) -> String { texts[Int(code) % texts.count] }
}
