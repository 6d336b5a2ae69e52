/// Writes CSV (RFC 4180) as UTF-8, without a byte order mark.
///
/// A field is quoted only where a reader would else misread it: when it holds a comma, a quote or a
/// line end, when it begins or ends with a space (some programs trim those), when it begins with
/// U+FEFF, or when it is empty and alone in its record (which would be a blank line). What is
/// written reads back the same through `CSVReader`, but for zero bytes, which no reader takes.
public struct CSVWriter: Equatable, Sendable {
  public enum LineEnd: Equatable, Sendable {
    case lineFeed
    /// What RFC 4180 itself asks for.
    case carriageReturnLineFeed
  }

  public let lineEnd: LineEnd

  /// Whether cells that a spreadsheet would run as a formula are defused; see `FormulaGuard`.
  ///
  /// This changes the data: negative numbers and telephone numbers with a plus get an apostrophe too,
  /// and `CSVReader` does not take it off. So it is for files made for people, and for readers that
  /// undo it with `FormulaGuard.removed`.
  public let defusesFormulas: Bool

  public init(lineEnd: LineEnd = .lineFeed, defusesFormulas: Bool = false) {
    self.lineEnd = lineEnd
    self.defusesFormulas = defusesFormulas
  }

  /// Appends one record and its line end to `output`; a record of no fields appends nothing.
  ///
  /// Cost: linear in the text.
  public func write(_ fields: some Sequence<String>, to output: inout [UInt8]) {
    var fieldCount = 0
    let start = output.count
    for field in fields {
      if fieldCount > 0 { output.append(Byte.comma) }
      fieldCount += 1
      writeField(field, to: &output)
    }
    if fieldCount == 0 { return }
    if output.count == start {
      output.append(Byte.quote)
      output.append(Byte.quote)
    }
    if lineEnd == .carriageReturnLineFeed { output.append(Byte.carriageReturn) }
    output.append(Byte.lineFeed)
  }

  /// One record as text, with its line end.
  public func line(_ fields: some Sequence<String>) -> String {
    var output: [UInt8] = []
    write(fields, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}

extension CSVWriter {
  private func writeField(_ field: String, to output: inout [UInt8]) {
    let text = field.utf8
    let isQuoted = needsQuotes(text)
    if isQuoted { output.append(Byte.quote) }
    if defusesFormulas, FormulaGuard.concerns(text) { output.append(Byte.apostrophe) }
    if isQuoted {
      for byte in text {
        if byte == Byte.quote { output.append(byte) }
        output.append(byte)
      }
      output.append(Byte.quote)
    } else {
      output.append(contentsOf: text)
    }
  }

  private func needsQuotes(_ text: String.UTF8View) -> Bool {
    guard let first = text.first else { return false }
    if first == Byte.space || text.last == Byte.space { return true }
    if first == Byte.orderMark[0], text.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    return text.contains { byte in
      byte == Byte.comma || byte == Byte.quote || byte == Byte.lineFeed
        || byte == Byte.carriageReturn
    }
  }
}
