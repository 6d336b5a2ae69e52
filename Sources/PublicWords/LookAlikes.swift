/// Letters of different scripts that look the same, so that a word can be read as either.
enum LookAlikes {
  /// Pairs of a Cyrillic and a Latin letter; capitals look alike where small ones do not.
  private static let pairs: [(cyrillic: Character, latin: Character)] = [
    ("а", "a"), ("в", "b"), ("е", "e"), ("к", "k"), ("м", "m"), ("н", "h"), ("о", "o"),
    ("р", "p"), ("с", "c"), ("т", "t"), ("у", "y"), ("х", "x"), ("ү", "v"), ("ө", "ɵ"),
    ("і", "i"), ("ј", "j"), ("ѕ", "s"), ("ԁ", "d"), ("һ", "h"), ("г", "r"), ("п", "n"),
    ("и", "u"),
  ]

  /// Greek letters and digits, as the Cyrillic and the Latin letter that they look like.
  private static let others: [Character: (cyrillic: Character, latin: Character)] = [
    "α": ("а", "a"), "ο": ("о", "o"), "ε": ("е", "e"), "ρ": ("р", "p"), "τ": ("т", "t"),
    "ν": ("ү", "v"), "κ": ("к", "k"), "χ": ("х", "x"), "υ": ("ү", "u"), "β": ("в", "b"),
    "η": ("н", "n"), "μ": ("м", "m"), "γ": ("г", "y"), "ι": ("і", "i"), "0": ("о", "o"),
    "3": ("з", "e"),
    "6": ("б", "b"), "4": ("ч", "a"), "1": ("і", "l"),
  ]

  private static let toCyrillic: [Character: Character] = Dictionary(
    pairs.map { ($0.latin, $0.cyrillic) } + others.map { ($0.key, $0.value.cyrillic) },
    uniquingKeysWith: { first, _ in first })

  private static let toLatin: [Character: Character] = Dictionary(
    pairs.map { ($0.cyrillic, $0.latin) } + others.map { ($0.key, $0.value.latin) },
    uniquingKeysWith: { first, _ in first })

  /// The ways in which a word in small letters can be read: as it is, all in Cyrillic, all in Latin.
  static func readings(of word: String) -> [String] {
    var readings = [word]
    for (table, script) in [(toCyrillic, isCyrillic), (toLatin, isLatin)] {
      var reading = ""
      for letter in word { reading.append(script(letter) ? letter : table[letter] ?? letter) }
      if reading != word, reading.allSatisfy(script) { readings.append(reading) }
    }
    return readings
  }

  static func isCyrillic(_ letter: Character) -> Bool {
    letter.unicodeScalars.allSatisfy { (0x400...0x52F).contains($0.value) }
  }

  static func isLatin(_ letter: Character) -> Bool {
    letter.unicodeScalars.allSatisfy {
      (0x61...0x7A).contains($0.value) || (0xC0...0x24F).contains($0.value)
    }
  }
}
