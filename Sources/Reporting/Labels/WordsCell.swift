internal import Documents

extension Table.Cell {
  /// Public words in a document: others than its own language are shown as they are and named as not
  /// translated; nothing is ever translated by a machine.
  static func words(_ words: String, in language: Language) -> Table.Cell {
    guard let written = Language(ofText: words), written != language else { return .text(words) }
    return .foreign(Label.noTranslation.text(language, words), written)
  }
}
