/// The style sheet of a page: what stands beside this file, and the columns' titles for narrow
/// screens, where a row of a wide table is shown as a card.
enum PageStyle {
  static func text(for document: Document) -> String {
    String(decoding: PackageResources.page_css, as: UTF8.self) + cards(document)
  }

  static func name(of content: Table.Column.Content) -> String {
    switch content {
    case .word: "word"
    case .number: "number"
    case .day: "day"
    case .sentences: "sentences"
    }
  }

  private static func cards(_ document: Document) -> String {
    let rules = document.tables.enumerated().filter { $0.element.isWide }.flatMap { index, table in
      table.columns.enumerated().map { column, content in
        "#t\(index + 1) tr>:nth-child(\(column + 1))::before{content:\"\(escaped(content.title))\"}"
      }
    }
    guard !rules.isEmpty else { return "" }
    return "@media screen and (max-width:44rem){\(rules.joined(separator: "\n"))}\n"
  }

  /// A text inside the quotes of a style sheet: everything but letters, digits and spaces by its code.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar == " " || ("0"..."9").contains(scalar) {
        escaped.unicodeScalars.append(scalar)
      } else {
        escaped += "\\\(String(scalar.value, radix: 16)) "
      }
    }
    return escaped
  }
}
