/// Keeps a text from being run as a formula by a spreadsheet, and gives it back as it was.
///
/// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a CR, so a text lodged by a
/// stranger could act on the computer of whoever opens an export. Guarded, such a text has an
/// apostrophe in front. So that this can be undone, a text that begins with apostrophes and goes on
/// with one of those gets one more.
public enum FormulaGuard {
  /// Whether a text needs an apostrophe in front, or has one. Cost: the apostrophes at its start.
  static func concerns(_ text: String.UTF8View) -> Bool {
    guard let first = text.first(where: { $0 != Byte.apostrophe }) else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
    case Byte.tab, Byte.carriageReturn: return true
    default: return false
    }
  }

  /// A text that `CSVWriter` guarded, as it was; nil where nothing was put in front of it.
  public static func removed(from text: String) -> String? {
    guard text.utf8.first == Byte.apostrophe, concerns(text.utf8) else { return nil }
    return String(text.dropFirst())
  }
}
