/// Finds known names among the tokens of a text, in either script, with endings.
struct NameIndex: Sendable {
  /// One part of a name, and which names it begins.
  private struct Entry: Sendable, Hashable {
    let kind: Finding.Kind
    /// The folded parts of the whole name.
    let parts: [String]
  }

  /// By the folded first part.
  private var entries: [String: Set<Entry>] = [:]
  private var longest = 0

  /// What follows a name in Mongolian (cases, with folded vowels) or English.
  private static let endings: Set<String> = {
    let cases = [
      "", "in", "gin", "ni", "n", "i", "ig", "gig", "t", "d", "nd", "s", "ar", "er", "or", "gar",
      "ger", "gor", "tai", "tei", "toi", "ro", "lo", "rog", "h", "ah", "eh", "oh", "nar", "ner",
      "as", "es", "os", "gas", "ges", "gos", "da", "de", "do", "ad", "ed", "od", "ind", "inh",
      "narin", "nerin",
    ]
    return Set(cases)
  }()

  init(_ names: KnownNames) {
    for (kind, list) in [
      (Finding.Kind.complainant, names.complainants), (.staff, names.staff),
    ] {
      for name in list { addPerson(name, kind) }
    }
    for name in names.organisations {
      let parts = Token.all(in: name).map(\.text).filter { !LegalForm.isLeftOut($0) }
      add(parts, .organisation)
    }
  }

  /// Every part of a person's name counts alone, an initial does not; a part with a hyphen counts as a
  /// whole, however it is written.
  private mutating func addPerson(_ name: String, _ kind: Finding.Kind) {
    for part in name.split(whereSeparator: { $0 == "." || $0.isWhitespace }) {
      let pieces = Token.all(in: String(part)).map(\.text)
      guard pieces.joined().count > 2 else { continue }
      add(pieces, kind)
      if pieces.count > 1 { add([pieces.joined()], kind) }
    }
  }

  private mutating func add(_ parts: [String], _ kind: Finding.Kind) {
    guard !parts.isEmpty, parts.contains(where: { $0.count > 2 }) else { return }
    let folded = parts.map { Folding.fold($0.lowercased()) }
    longest = max(longest, parts.count)
    entries[folded[0], default: []].insert(Entry(kind: kind, parts: folded))
  }

  func findings(in tokens: [Token]) -> [Finding] {
    var findings: [Finding] = []
    for place in tokens.indices {
      for entry in candidates(tokens[place]) where matches(entry, tokens, at: place) {
        let last = place + entry.parts.count - 1
        findings.append(
          Finding(
            entry.kind, tokens[place].place.lowerBound..<tokens[last].place.upperBound))
      }
    }
    return findings
  }

  /// The entries whose first part a token can be, with an ending or without.
  private func candidates(_ token: Token) -> Set<Entry> {
    var found: Set<Entry> = []
    for form in Folding.forms(of: token.text) {
      for cut in 0...min(5, max(0, form.count - 2)) {
        let (stem, ending) = (String(form.dropLast(cut)), String(form.suffix(cut)))
        guard Self.endings.contains(ending), let entries = entries[stem] else { continue }
        found.formUnion(entries)
      }
    }
    return found
  }

  private func matches(_ entry: Entry, _ tokens: [Token], at place: Int) -> Bool {
    guard place + entry.parts.count <= tokens.count else { return false }
    for (offset, part) in entry.parts.enumerated().dropFirst() {
      guard Self.reads(tokens[place + offset], as: part) else { return false }
    }
    return entry.parts.count > 1 || isNameLike(entry, tokens, at: place)
  }

  private static func reads(_ token: Token, as part: String) -> Bool {
    Folding.forms(of: token.text).contains { form in
      form.hasPrefix(part) && endings.contains(String(form.dropFirst(part.count)))
    }
  }

  private static let honorifics: Set<String> = [
    "гуай", "гуайн", "гуайд", "гуайгаас", "ах", "эгч", "багш", "mr", "mrs", "ms", "иргэн",
    "citizen",
  ]

  /// Many given names are words too (steel, sun, peace), and a word that opens a sentence has a
  /// capital: so a short one counts where it stands as a name, a long one anywhere.
  private func isNameLike(_ entry: Entry, _ tokens: [Token], at place: Int) -> Bool {
    let token = tokens[place]
    let before = place > 0 ? tokens[place - 1] : nil
    let after = place + 1 < tokens.count ? tokens[place + 1] : nil
    let length = entry.parts[0].count
    if length >= 7 || token.isInitialled(by: before) { return true }
    for neighbour in [before, after].compactMap(\.self) {
      if Self.honorifics.contains(neighbour.text.lowercased()) { return true }
      // A name beside a name.
      if candidates(neighbour).contains(where: { $0.kind == entry.kind && $0 != entry }) {
        return true
      }
    }
    return token.isCapitalised && (length >= 5 || !token.opensSentence)
  }
}

extension Token {
  /// Whether an initial and a point stand before it, as in `Б.Болд`.
  fileprivate func isInitialled(by token: Token?) -> Bool {
    guard let token else { return false }
    return token.isInitial && gap == "." && isCapitalised
  }
}
