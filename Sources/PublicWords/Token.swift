/// A word or number of a text, with what a reader sees there.
struct Token: Sendable, Hashable {
  /// Without characters that are not seen, such as a soft hyphen or a zero-width space.
  let text: String
  /// The characters of the text that it takes up, counted from 0.
  let place: Range<Int>
  /// Whether a sentence begins with it.
  let opensSentence: Bool
  /// What stands between it and the token before, spaces left out.
  let gap: String

  var isCapitalised: Bool { text.first?.isUppercase == true }
  /// A letter that stands for a name, as in `Б.Болд`.
  var isInitial: Bool { isCapitalised && text.count <= 2 }

  /// Parts a text at everything but letters and digits.
  static func all(in text: String) -> [Token] {
    var tokens: [Token] = []
    var word = ""
    var start = 0
    var gap = ""
    var opens = true
    func isUnseen(_ character: Character) -> Bool {
      character.unicodeScalars.allSatisfy {
        [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value)
      }
    }
    func end(at place: Int) {
      guard !word.isEmpty else { return }
      tokens.append(
        Token(text: word, place: start..<place, opensSentence: opens, gap: gap))
      word = ""
      gap = ""
      opens = false
    }
    for (place, character) in text.enumerated() {
      if isUnseen(character) { continue }
      if character.isLetter || character.isNumber {
        if word.isEmpty { start = place }
        word.append(character)
        continue
      }
      end(at: place)
      if ".!?\n:;".contains(character) { opens = true }
      if !character.isWhitespace { gap.append(character) }
    }
    end(at: text.count)
    return joined(tokens)
  }

  /// Puts together what is spelt out, letter by letter: four single letters in a row or more.
  private static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      var end = index
      while end < tokens.count, tokens[end].text.count == 1,
        tokens[end].text.first?.isLetter == true,
        end == index || tokens[end].gap.isEmpty || tokens[end].gap.count == 1
      {
        end += 1
      }
      guard end - index >= 4 else {
        result.append(tokens[index])
        index += 1
        continue
      }
      let letters = tokens[index..<end]
      result.append(
        Token(
          text: letters.map(\.text).joined(),
          place: tokens[index].place.lowerBound..<tokens[end - 1].place.upperBound,
          opensSentence: tokens[index].opensSentence, gap: tokens[index].gap))
      index = end
    }
    return result
  }
}
