/// Reads CSV (RFC 4180) that is fed to it in chunks, and hands over record by record.
///
/// It opens no file: the caller reads chunks of any size and feeds them. Where the chunks part does
/// not matter, be it inside a character, between a CR and its LF or inside a pair of quotes.
///
///     var reader = CSVReader()
///     while let chunk = try nextChunk() {
///       try reader.feed(chunk.span) { try importRow($0) }
///     }
///     try reader.finish { try importRow($0) }
///
/// What it takes: UTF-8; a byte order mark at the start is skipped; CR LF, LF or a lone CR ends a
/// record; the last one may lack its line end; a line with nothing on it is skipped; fields are
/// parted by commas and may be quoted, with quotes doubled inside. Spaces are kept. The header is
/// a record like any other, and records may differ in their number of fields.
///
/// What is wrong comes as a `CSVError` in the place of the record. After a fault in the quoting or
/// a limit passed, reading goes on behind the next line end; after invalid UTF-8 or a zero byte,
/// whose record has a known end, with the next record. One record gives one error, its first. A
/// quote that is never closed takes in all that follows, up to the limits or the end of the input.
public struct CSVReader: Sendable {
  let limits: Limits

  var state = State.inputStart
  /// How many bytes of the byte order mark have been seen at the start.
  var orderMarkBytes = 0
  /// Whether the last byte was a CR that has been counted, so that an LF now belongs to it.
  var afterCarriageReturn = false

  /// The record being read, with its bytes from earlier chunks.
  var record = CSVRecord(line: 1)
  /// Where in the current chunk the bytes begin that `record` does not hold yet.
  var kept = 0
  /// Line ends inside quotes, seen in the record so far.
  var lineEnds = 0
  /// Offset in the record of its last quoted CR; far from every other offset when it has none.
  var lastCarriageReturn = Int.min
  /// Offset in the record of its first zero byte; past every other when it has none.
  var firstNul = Int.max

  /// Where the next byte stands.
  enum State {
    case inputStart, recordStart, fieldStart, unquoted, quoted, afterQuote
    /// Behind a fault, on the way to the line end where reading goes on.
    case skipping
  }

  /// A reader at the start of its input.
  public init(limits: Limits = .default) { self.limits = limits }

  /// Reads a chunk and calls `body` for each record that ends in it and for each fault.
  ///
  /// - Parameter body: gets records and faults in the order of the file.
  /// - Throws: only what `body` throws. The rest of the chunk is then lost: use the reader no more.
  ///
  /// Cost: linear in the chunk; nothing is allocated for a record unless `body` keeps it.
  public mutating func feed<Failure: Error>(
    _ bytes: Span<UInt8>,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    var cursor = 0
    kept = 0
    while cursor < bytes.count {
      switch state {
      case .inputStart: skipOrderMark(bytes, &cursor)
      case .recordStart: startRecord(bytes, &cursor)
      case .fieldStart: startField(bytes, &cursor)
      case .unquoted: try readUnquoted(bytes, &cursor, body)
      case .quoted: try readQuoted(bytes, &cursor, body)
      case .afterQuote: try readAfterQuote(bytes, &cursor, body)
      case .skipping: skipLine(bytes, &cursor)
      }
    }
    if state != .skipping { keep(bytes, upTo: cursor) }
  }

  /// Reads the end of the input: hands over a last record without a line end, or names the quote
  /// that was never closed. The reader then is at the start of a new input.
  ///
  /// - Throws: only what `body` throws.
  public mutating func finish<Failure: Error>(
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    defer { self = CSVReader(limits: limits) }
    if state == .inputStart { endOrderMark() }
    kept = 0
    switch state {
    case .inputStart, .recordStart, .skipping:
      break
    case .quoted:
      try fail(.unclosedQuote, at: fieldStart, body)
    case .fieldStart, .unquoted, .afterQuote:
      let end = record.bytes.count
      if end > cap.offset {
        try fail(cap.reason, at: cap.start, body)
      } else {
        record.ends.append(end)
        try body(outcome())
      }
    }
  }
}
