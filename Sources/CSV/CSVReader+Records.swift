// Where fields and records end, well or badly.

extension CSVReader {
  /// Where the current field begins in the record.
  var fieldStart: Int { record.ends.last.map { $0 + 1 } ?? 0 }

  /// The offset in the record of a place in the current chunk.
  func offset(of cursor: Int) -> Int { record.bytes.count + cursor - kept }

  /// The offset in the record that the current field may not pass, why, and where the field or the
  /// record that is too long begins.
  ///
  /// It is the nearer of both limits, so that which one is named does not depend on the chunks.
  var cap: (offset: Int, reason: CSVError.Reason, start: Int) {
    let fieldCap = fieldStart + limits.fieldBytes
    return fieldCap <= limits.recordBytes
      ? (fieldCap, .fieldTooLong(limit: limits.fieldBytes), fieldStart)
      : (limits.recordBytes, .recordTooLong(limit: limits.recordBytes), 0)
  }

  /// Copies the chunk up to `cursor` into the record.
  mutating func keep(_ bytes: Span<UInt8>, upTo cursor: Int) {
    if kept < cursor {
      // Safe: the buffer is used inside the closure only, while the span it came from lives.
      unsafe bytes.extracting(kept..<cursor).withUnsafeBufferPointer { buffer in
        unsafe record.bytes.append(contentsOf: buffer)
      }
    }
    kept = cursor
  }

  /// Ends a field at the comma or line end under the cursor and passes that.
  mutating func endField<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: inout Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    let byte = bytes[cursor]
    guard byte == Byte.comma else { return try endRecord(bytes, &cursor, body) }
    record.ends.append(offset(of: cursor))
    cursor += 1
    state = .fieldStart
    if record.ends.count >= limits.fields {
      keep(bytes, upTo: cursor)
      try fail(.tooManyFields(limit: limits.fields), at: record.bytes.count, body)
    }
  }

  /// Ends a record at the line end under the cursor, hands it over and passes the line end.
  private mutating func endRecord<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: inout Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    keep(bytes, upTo: cursor)
    record.ends.append(record.bytes.count)
    let byte = bytes[cursor]
    cursor += 1
    kept = cursor
    state = .recordStart
    defer {
      clearRecord()
      endLine(byte)
    }
    try body(outcome())
  }

  /// The complete record, or what is wrong with its text.
  func outcome() -> Result<CSVRecord, CSVError> {
    if let fault = textFault(before: record.bytes.count) {
      return .failure(error(fault.reason, at: fault.offset))
    }
    return .success(record)
  }

  /// Reports that the current field or record is too long, having read up to `cursor`.
  mutating func failAtCap<Failure: Error>(
    _ bytes: Span<UInt8>, _ cursor: Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    keep(bytes, upTo: cursor)
    try fail(cap.reason, at: cap.start, body)
  }

  /// Reports a fault at `offset` of the record, or an earlier one in its text, and gives the record
  /// up: reading goes on behind the next line end.
  mutating func fail<Failure: Error>(
    _ reason: CSVError.Reason, at offset: Int,
    _ body: (Result<CSVRecord, CSVError>) throws(Failure) -> Void
  ) throws(Failure) {
    let fault = textFault(before: offset) ?? (offset, reason)
    let found = error(fault.reason, at: fault.offset)
    afterCarriageReturn = lastCarriageReturn == record.bytes.count - 1
    clearRecord()
    state = .skipping
    try body(.failure(found))
  }

  private func error(_ reason: CSVError.Reason, at offset: Int) -> CSVError {
    let position = CSVPosition(of: offset, in: record.bytes, firstLine: record.line)
    return CSVError(line: position.line, column: position.column, reason: reason)
  }

  /// The first thing in the record's text before `end` that is not text.
  private func textFault(before end: Int) -> (offset: Int, reason: CSVError.Reason)? {
    var fault: (offset: Int, reason: CSVError.Reason)?
    if firstNul < end { fault = (firstNul, .nulByte) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: record.bytes.span.extracting(first: fault?.offset ?? end))
    } catch {
      fault = (error.byteOffsets.lowerBound, .invalidUTF8)
    }
    return fault
  }

  /// Makes room for the next record; `line` moves past the line ends inside this one.
  private mutating func clearRecord() {
    record.line += lineEnds
    record.bytes.recycle()
    record.ends.recycle()
    lineEnds = 0
    lastCarriageReturn = Int.min
    firstNul = Int.max
  }
}

extension Array {
  /// Empties the array; its storage is used again unless it is far too large.
  ///
  /// A caller that keeps every record would else keep, after one long record, as much memory for
  /// each of the short ones that follow.
  fileprivate mutating func recycle() {
    removeAll(keepingCapacity: capacity <= 4 * count + 64)
  }
}
