/// Brings a name in Cyrillic and its many spellings in Latin letters to one form.
///
/// Mongolian names are romanised in several ways (Дорж: Dorj, Dorzh; Мөнх: Munkh, Mönh; Эрдэнэ:
/// Erdene), so whatever the ways differ in is folded: kh and h, ts and c, zh and j, ye and e, o and u
/// with and without dots, y and i, doubled letters.
enum Folding {
  /// Longest first where one begins another.
  private static let sounds: [(String, String)] = [
    ("щ", "w"), ("sch", "w"), ("sh", "w"), ("ш", "w"), ("ch", "q"), ("ч", "q"),
    ("ts", "c"), ("tz", "c"), ("ц", "c"), ("kh", "h"), ("х", "h"), ("x", "h"),
    ("zh", "j"), ("dj", "j"), ("ж", "j"), ("dz", "z"), ("з", "z"), ("ph", "f"), ("ф", "f"),
    ("gh", "g"), ("г", "g"), ("ya", "ia"), ("я", "ia"), ("yo", "io"), ("ё", "io"),
    ("yu", "io"), ("ю", "io"), ("ye", "e"), ("е", "e"), ("э", "e"),
    ("а", "a"), ("б", "b"), ("в", "v"), ("w", "v"), ("д", "d"), ("и", "i"), ("й", "i"),
    ("ы", "i"), ("і", "i"), ("y", "i"), ("ь", ""), ("ъ", ""), ("к", "k"), ("q", "k"),
    ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("ө", "o"), ("є", "o"), ("ɵ", "o"),
    ("у", "o"), ("ү", "o"), ("ї", "o"), ("u", "o"), ("ö", "o"), ("ü", "o"), ("ó", "o"),
    ("ú", "o"), ("ō", "o"), ("ū", "o"), ("п", "p"), ("р", "r"), ("с", "s"), ("т", "t"),
    ("á", "a"), ("ā", "a"), ("é", "e"), ("ē", "e"), ("í", "i"), ("ī", "i"),
  ]

  private static let bySound = Dictionary(
    sounds.map { (Array($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })

  /// The folded form of a word in small letters; doubled letters stand once.
  static func fold(_ word: String) -> String {
    let letters = Array(word)
    var folded = ""
    var place = 0
    while place < letters.count {
      var taken = 1
      var sound = String(letters[place])
      for length in [3, 2, 1] where place + length <= letters.count {
        if let found = bySound[Array(letters[place..<place + length])] {
          sound = found
          taken = length
          break
        }
      }
      for letter in sound where folded.last != letter { folded.append(letter) }
      place += taken
    }
    return folded
  }

  /// Every form that the readings of a word fold to.
  static func forms(of word: String) -> Set<String> {
    Set(LookAlikes.readings(of: word.lowercased()).map(fold))
  }
}
