/// The languages that documents are laid out in.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case mongolian = "mn"

  /// The language that a text seems to be written in, by the script of most of its letters: Mongolian
  /// is written in Cyrillic, English in Latin letters. nil where it has neither.
  public init?(ofText text: String) {
    var cyrillic = 0
    var latin = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x400...0x52F: cyrillic += 1
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      default: continue
      }
    }
    guard cyrillic + latin > 0 else { return nil }
    self = cyrillic > latin ? .mongolian : .english
  }
}
