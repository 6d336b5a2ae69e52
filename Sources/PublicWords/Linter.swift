/// Reads public words for what may say who somebody is: known names in either script, e-mail
/// addresses, telephone and register numbers, companies.
///
/// It finds what it knows and what has a form; it is no proof that a text names nobody. How much it
/// finds of a corpus of made-up sentences, its test prints.
public struct Linter: Sendable {
  private let names: NameIndex
  private let allowed: Set<String>

  public init(_ names: KnownNames) {
    self.names = NameIndex(names)
    allowed = Set(names.allowed.map(Self.plain))
  }

  /// What was found, by place. Costs time linear in the text.
  public func findings(in text: String) -> [Finding] {
    let tokens = Token.all(in: text)
    let emails = EmailPattern.findings(in: text, tokens).map { Finding(.email, $0) }
    let findings =
      names.findings(in: tokens) + companies(tokens) + emails
      + NumberPatterns.findings(in: tokens)
    return Set(findings).filter { !isAllowed($0, in: text) }
      .sorted { ($0.place.lowerBound, $0.kind) < ($1.place.lowerBound, $1.kind) }
  }

  /// A capitalised word and a legal form behind it: a company, known or not.
  private func companies(_ tokens: [Token]) -> [Finding] {
    zip(tokens, tokens.dropFirst()).compactMap { name, form in
      guard name.isCapitalised, !name.isInitial, form.isCapitalised, LegalForm.names(form.text)
      else { return nil }
      return Finding(.company, name.place.lowerBound..<form.place.upperBound)
    }
  }

  private func isAllowed(_ finding: Finding, in text: String) -> Bool {
    guard !allowed.isEmpty else { return false }
    return allowed.contains(Self.plain(String(Array(text)[finding.place])))
  }

  /// Letters, digits and the signs of an address, in small letters.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber || "@.".contains($0) })
  }
}
