/// One record as it stands in the file, split into fields; texts are made when asked for.
///
/// Records are values: one may be kept after the call that handed it over. Reading is fastest when
/// none is kept, because the reader then uses the same storage for all of them.
///
/// A record shorter than the header is ordinary input, so no index traps: a field that the record
/// does not have reads as empty. Compare `count` with the header's to tell the two apart.
public struct CSVRecord: Equatable, Sendable {
  /// The line where the record begins, from 1.
  public internal(set) var line: Int

  /// The record without its line end, quotes and commas included.
  var bytes: [UInt8] = []
  /// Where each field ends in `bytes`. The next one begins behind the comma that stands there.
  var ends: [Int] = []

  /// How many fields the record has, at least 1.
  public var count: Int { ends.count }

  /// The text of field `index`, from 0, without its quotes; empty when there is no such field.
  ///
  /// Cost: linear in the field's length, each time; keep the text if it is needed twice.
  public subscript(index: Int) -> String {
    let content = content(of: index)
    guard isQuoted(index), bytes[content].contains(Byte.quote) else {
      return String(decoding: bytes[content], as: UTF8.self)
    }
    return String(decoding: unescaped(content), as: UTF8.self)
  }

  /// Whether field `index` holds no text or does not exist. Makes no text. Cost: constant.
  public func isEmpty(_ index: Int) -> Bool { content(of: index).isEmpty }

  /// The column where field `index` begins, from 1, in Unicode scalars of its line.
  ///
  /// A quoted field begins at its quote. For a field that the record does not have: where it would
  /// begin, behind the record's last character. Cost: linear in the record's length.
  public func column(of index: Int) -> Int { position(of: index).column }

  /// The line where field `index` begins: later than `line` when a quoted field before it holds
  /// line ends. Cost: linear in the record's length.
  public func line(of index: Int) -> Int { position(of: index).line }
}

extension CSVRecord {
  private func position(of index: Int) -> CSVPosition {
    CSVPosition(of: start(of: index), in: bytes, firstLine: line)
  }

  /// Where a field begins in `bytes`, its quote included; the end for a field that is not there.
  private func start(of index: Int) -> Int {
    if index <= 0 { return 0 }
    return index < ends.count ? ends[index - 1] + 1 : bytes.count
  }

  func isQuoted(_ index: Int) -> Bool {
    guard ends.indices.contains(index) else { return false }
    let start = start(of: index)
    return start < ends[index] && bytes[start] == Byte.quote
  }

  /// A field's bytes without the quotes around them.
  private func content(of index: Int) -> Range<Int> {
    guard ends.indices.contains(index) else { return 0..<0 }
    let start = start(of: index)
    // The reader hands over no record with an unclosed quote, so two quotes are there to drop.
    return isQuoted(index) ? start + 1..<ends[index] - 1 : start..<ends[index]
  }

  /// The bytes of `range` with each doubled quote made one.
  private func unescaped(_ range: Range<Int>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var afterQuote = false
    for byte in bytes[range] {
      afterQuote = byte == Byte.quote && !afterQuote
      if byte != Byte.quote || afterQuote { result.append(byte) }
    }
    return result
  }
}
