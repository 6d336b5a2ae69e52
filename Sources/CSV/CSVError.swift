/// What is wrong with one record, and where: handed to the caller as a value, so that an importer
/// can go on and name every bad line.
public struct CSVError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1; a CR, an LF and a CR LF each end one.
  public let line: Int
  /// The column, from 1, in Unicode scalars of that line; a byte order mark is not counted.
  public let column: Int
  public let reason: Reason

  public init(line: Int, column: Int, reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  public enum Reason: Equatable, Sendable {
    /// The input ended inside quotes; the position is that of the quote that opened them.
    case unclosedQuote
    /// A quote stands in a field that did not begin with one; the position is the quote's.
    case quoteInUnquotedField
    /// Something other than a comma or a line end follows a closing quote; the position is its.
    case textAfterClosingQuote
    /// The bytes at the position are not UTF-8.
    case invalidUTF8
    /// A zero byte, which no text file holds, stands at the position.
    case nulByte
    /// The field that begins at the position has more bytes than `Limits.fieldBytes`.
    case fieldTooLong(limit: Int)
    /// The record that begins at the position has more bytes than `Limits.recordBytes`.
    case recordTooLong(limit: Int)
    /// The field that begins at the position is one more than `Limits.fields`.
    case tooManyFields(limit: Int)
  }

  /// One sentence: where, what, and what to do. It never repeats what the file holds.
  public var description: String { "line \(line), column \(column): \(reason)" }
}

extension CSVError.Reason: CustomStringConvertible {
  /// The sentence without the place, for callers that write the place their own way.
  public var description: String {
    switch self {
    case .unclosedQuote:
      "the quote opened here is never closed; close it or remove it"
    case .quoteInUnquotedField:
      "a quote stands inside a field that is not quoted; quote the field and double the quote"
    case .textAfterClosingQuote:
      "only a comma or a line end may follow a closing quote; double a quote that is meant as text"
    case .invalidUTF8:
      "the text is not valid UTF-8; save the file as UTF-8"
    case .nulByte:
      "a zero byte stands in the text; save the file as UTF-8 text"
    case .fieldTooLong(let limit):
      "the field that begins here is longer than \(limit) bytes; a closing quote may be missing"
    case .recordTooLong(let limit):
      "the record that begins here is longer than \(limit) bytes; a closing quote may be missing"
    case .tooManyFields(let limit):
      "the record has more than \(limit) fields; quote the fields that hold commas"
    }
  }
}
