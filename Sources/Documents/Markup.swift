/// Builds XML or HTML; every text and every attribute that goes in is escaped here and nowhere else.
struct Markup {
  private(set) var text = ""

  /// An element without content, such as a shape of SVG.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    start(name, attributes)
    text += "/>"
  }

  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    start(name, attributes)
    text += ">"
  }

  mutating func close(_ name: String) { text += "</\(name)>" }

  /// An element that holds nothing but text.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: String
  ) {
    open(name, attributes)
    text += Self.escaped(content)
    close(name)
  }

  mutating func append(_ other: Markup) { text += other.text }

  private mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
  }

  /// A text in which nothing can be taken for markup, in an element or in a quoted attribute.
  /// Characters that XML does not know, such as a zero byte, become U+FFFD.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: needsEscape) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
      case ..<" ", "\u{7F}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), 0x7F:
      true
    default: byte < 0x20
    }
  }
}
