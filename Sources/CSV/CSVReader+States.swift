// One function a state. Each looks at the bytes from `cursor` on, of which there is at least one,
// and moves the cursor or changes the state; none remembers a chunk.

extension CSVReader {
  /// Skips a byte order mark at the start of the input.
  mutating func skipOrderMark(_ bytes: Span<UInt8>, _ cursor: inout Int) {
    if bytes[cursor] == Byte.orderMark[orderMarkBytes] {
      orderMarkBytes += 1
      cursor += 1
      kept = cursor
      if orderMarkBytes < Byte.orderMark.count { return }
      orderMarkBytes = 0
    }
    endOrderMark()
  }

  /// Gives back bytes that began like the mark and were none: they begin the first field.
  mutating func endOrderMark() {
    for index in 0..<orderMarkBytes { record.bytes.append(Byte.orderMark[index]) }
    state = orderMarkBytes == 0 ? .recordStart : .unquoted
    orderMarkBytes = 0
  }

  /// Skips blank lines and the LF of a CR LF.
  mutating func startRecord(_ bytes: Span<UInt8>, _ cursor: inout Int) {
    let byte = bytes[cursor]
    if byte == Byte.lineFeed || byte == Byte.carriageReturn {
      endLine(byte)
      cursor += 1
    } else {
      afterCarriageReturn = false
      state = .fieldStart
    }
    kept = cursor
  }

  mutating func startField(_ bytes: Span<UInt8>, _ cursor: inout Int) {
    if bytes[cursor] == Byte.quote {
      state = .quoted
      cursor += 1
    } else {
      state = .unquoted
    }
  }

  mutating func readUnquoted<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: inout Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    let nul = passUnquoted(bytes, &cursor)
    if nul >= 0 { firstNul = min(firstNul, offset(of: nul)) }
    if offset(of: cursor) > cap.offset { return try failAtCap(bytes, cursor, body) }
    if cursor == bytes.count { return }
    if bytes[cursor] == Byte.quote {
      keep(bytes, upTo: cursor)
      try fail(.quoteInUnquotedField, at: record.bytes.count, body)
    } else {
      try endField(bytes, &cursor, body)
    }
  }

  mutating func readQuoted<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: inout Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    // Not a byte beyond the cap is looked at: the line end after it is where reading goes on, and
    // that must not depend on where the chunks part.
    let left = cap.offset - offset(of: cursor)
    if left <= 0 { return try failAtCap(bytes, cursor, body) }
    passQuoted(bytes, &cursor, end: min(bytes.count, cursor + left))
    if cursor < bytes.count, bytes[cursor] == Byte.quote, offset(of: cursor) < cap.offset {
      state = .afterQuote
      cursor += 1
    }
  }

  /// Behind a quote in a quoted field: it was the first of two, or it closed the field.
  mutating func readAfterQuote<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: inout Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    switch bytes[cursor] {
    case Byte.quote:
      state = .quoted
      cursor += 1
    case Byte.comma, Byte.lineFeed, Byte.carriageReturn:
      try endField(bytes, &cursor, body)
    default:
      keep(bytes, upTo: cursor)
      try fail(.textAfterClosingQuote, at: record.bytes.count, body)
    }
  }

  /// Passes everything up to and with the next line end.
  mutating func skipLine(_ bytes: Span<UInt8>, _ cursor: inout Int) {
    let byte = bytes[cursor]
    cursor += 1
    if byte == Byte.lineFeed && afterCarriageReturn {
      afterCarriageReturn = false  // belongs to a CR that stood before the fault
    } else if byte == Byte.lineFeed || byte == Byte.carriageReturn {
      endLine(byte)
      state = .recordStart
      kept = cursor
    } else {
      afterCarriageReturn = false
    }
  }

  /// Counts a line end outside quotes, a CR LF once.
  mutating func endLine(_ byte: UInt8) {
    if byte == Byte.carriageReturn || !afterCarriageReturn { record.line += 1 }
    afterCarriageReturn = byte == Byte.carriageReturn
  }
}

// The two loops over plain text, where reading spends its time.
extension CSVReader {
  /// Moves the cursor to the next comma, quote or line end, or to the end of the chunk.
  ///
  /// Returns where the first zero byte stood, or -1.
  private func passUnquoted(_ bytes: Span<UInt8>, _ cursor: inout Int) -> Int {
    var nul = -1
    var index = cursor
    scan: while index < bytes.count {
      let byte = bytes[index]
      // Letters and digits, nearly all of the text, are settled by the first comparison.
      if byte <= Byte.comma {
        switch byte {
        case Byte.comma, Byte.quote, Byte.lineFeed, Byte.carriageReturn: break scan
        case Byte.null: if nul < 0 { nul = index }
        default: break
        }
      }
      index += 1
    }
    cursor = index
    return nul
  }

  /// Moves the cursor to the next quote, or to `end`, and counts the line ends passed.
  private mutating func passQuoted(_ bytes: Span<UInt8>, _ cursor: inout Int, end: Int) {
    var index = cursor
    scan: while index < end {
      let byte = bytes[index]
      if byte <= Byte.quote {
        switch byte {
        case Byte.quote: break scan
        case Byte.carriageReturn:
          lineEnds += 1
          lastCarriageReturn = offset(of: index)
        case Byte.lineFeed: if lastCarriageReturn != offset(of: index) - 1 { lineEnds += 1 }
        case Byte.null: firstNul = min(firstNul, offset(of: index))
        default: break
        }
      }
      index += 1
    }
    cursor = index
  }
}
