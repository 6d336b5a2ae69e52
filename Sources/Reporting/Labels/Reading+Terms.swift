internal import Documents
internal import Facts
internal import Projection
internal import WorkingDays

extension Reading {
  /// The cut in words, without the root.
  func cutText(_ language: Language) -> String {
    guard let last else { return Label.noFact.text(language) }
    guard cut.through != .distantFuture else {
      return Label.cutWithoutDay.text(language, last.description)
    }
    return Label.cutText.text(language, last.description, cut.through.description)
  }

  /// The cut and the root: what every document that shows figures names.
  func terms(_ language: Language) -> [Document.Term] {
    [
      Document.Term(Label.asOf.text(language), cutText(language)),
      Document.Term(Label.root.text(language), root.base64),
    ]
  }
}
