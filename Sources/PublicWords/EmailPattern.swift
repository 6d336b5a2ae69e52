/// E-mail addresses, also where the signs are spelt out or letters are swapped for look-alikes.
enum EmailPattern {
  static func findings(in text: String, _ tokens: [Token]) -> [Range<Int>] {
    let characters = Array(text)
    var found: [Range<Int>] = []
    for place in characters.indices where isAt(characters[place]) {
      var start = place
      while start > 0, isLocal(characters[start - 1]) { start -= 1 }
      var end = place + 1
      while end < characters.count, isDomain(characters[end]) { end += 1 }
      while end > place + 1, characters[end - 1] == "." || characters[end - 1] == "-" { end -= 1 }
      let domain = characters[(place + 1)..<end]
      if start < place, domain.contains(".") { found.append(start..<end) }
    }
    return found + spelt(tokens)
  }

  private static func isAt(_ character: Character) -> Bool { character == "@" || character == "＠" }

  private static func isLocal(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "._%+-".contains(character)
  }

  private static func isDomain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || ".-".contains(character)
  }

  /// `name at place dot mn`, or `name (at) place.mn`.
  private static func spelt(_ tokens: [Token]) -> [Range<Int>] {
    guard tokens.count >= 4 else { return [] }
    return (1..<tokens.count - 2).compactMap { place -> Range<Int>? in
      guard ["at", "эт"].contains(tokens[place].text.lowercased()) else { return nil }
      let start = tokens[place - 1].place.lowerBound
      let isBracketed = "([{<".contains { tokens[place].gap.hasSuffix(String($0)) }
      if isBracketed, tokens[place + 2].gap == "." {
        return start..<tokens[place + 2].place.upperBound
      }
      for dot in (place + 2)...min(place + 4, tokens.count - 1)
      where ["dot", "дот", "цэг"].contains(tokens[dot].text.lowercased())
        && dot + 1 < tokens.count
      {
        return start..<tokens[dot + 1].place.upperBound
      }
      return nil
    }
  }
}
