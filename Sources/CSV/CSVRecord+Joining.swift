extension CSVRecord {
  /// The line on which the record ends: later than `line` when a quoted field holds line ends.
  public var lastLine: Int { line(of: count) }

  /// This record and one that follows it in the file as the single one they were, if a line end in a
  /// field without quotes parted them: the first field of the other goes on where the last of this
  /// one breaks off.
  ///
  /// nil where either of the two fields is quoted, as no line end parts those. Cost: linear in both.
  public func joined(with next: CSVRecord) -> CSVRecord? {
    let missing = next.line - lastLine
    guard missing > 0, !isQuoted(count - 1), !next.isQuoted(0) else { return nil }
    var joined = self
    // Lines with nothing on them are no records; they stood in the field too.
    joined.bytes += Array(repeating: Byte.lineFeed, count: missing)
    let start = joined.bytes.count
    joined.bytes += next.bytes
    joined.ends = ends.dropLast() + next.ends.map { start + $0 }
    return joined
  }
}
