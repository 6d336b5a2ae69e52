/// What companies put behind their names, in Mongolian and English.
enum LegalForm {
  private static let forms: Set<String> = [
    "llc", "ххк", "хк", "jsc", "ltd", "inc", "төүг", "төхк", "ббсб", "нхн", "gmbh", "corp",
  ]

  /// Words that stand with a name without making it a company's.
  private static let companions: Set<String> = ["company", "компани", "co", "групп", "group"]

  /// Whether a word is a legal form, also with look-alike letters or an ending behind a hyphen.
  static func names(_ word: String) -> Bool {
    LookAlikes.readings(of: word.lowercased()).contains { forms.contains($0) }
  }

  static func isLeftOut(_ word: String) -> Bool {
    names(word) || companions.contains(word.lowercased())
  }
}
