internal import Facts
internal import WorkingDays

/// A row as it is stored: the row, the cells it counts in and the places it has in the ordered list,
/// so that a change can take the old ones out without asking what the rules were then.
///
/// Stored as: the row; number of counts (2 bytes), each a cell (16) and its weight (4); number of
/// keys (2), each a day (4, highest byte first, sign turned) and a code (1).
struct RowRecord<P: Projection>: Hashable {
  var row: P.Row
  var tally: Tally
  var keys: [OrderedKey]

  init(row: P.Row, tally: Tally, keys: [OrderedKey]) {
    self.row = row
    self.tally = tally
    self.keys = keys
  }

  init?(_ bytes: RawSpan) {
    let rowEnd = P.Row.byteCount
    guard bytes.byteCount >= rowEnd + 4, let row = P.Row(bytes.extracting(0..<rowEnd)) else {
      return nil
    }
    var reader = Reader(offset: rowEnd)
    guard let tally = reader.tally(bytes), let keys = reader.keys(bytes),
      reader.offset == bytes.byteCount
    else { return nil }
    self.init(row: row, tally: tally, keys: keys)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    row.append(to: &bytes)
    bytes.appendLittleEndian(UInt16(truncatingIfNeeded: tally.counts.count))
    for count in tally.counts {
      count.cell.append(to: &bytes)
      bytes.appendLittleEndian(count.weight)
    }
    bytes.appendLittleEndian(UInt16(truncatingIfNeeded: keys.count))
    for key in keys { key.append(to: &bytes) }
    return bytes
  }

  private struct Reader {
    var offset: Int

    mutating func tally(_ bytes: RawSpan) -> Tally? {
      let size = Cell.byteCount + 4
      guard let number = count(bytes, of: size) else { return nil }
      var tally = Tally()
      for _ in 0..<number {
        let weight = bytes.signedInteger(at: offset + Cell.byteCount)
        tally.add(Cell(bytes, at: offset), Int(weight))
        offset += size
      }
      return tally
    }

    mutating func keys(_ bytes: RawSpan) -> [OrderedKey]? {
      guard let number = count(bytes, of: OrderedKey.byteCount) else { return nil }
      return (0..<number).map { _ in
        defer { offset += OrderedKey.byteCount }
        return OrderedKey(bytes, at: offset)
      }
    }

    /// Reads a number of parts, if that many fit.
    private mutating func count(_ bytes: RawSpan, of size: Int) -> Int? {
      guard bytes.byteCount >= offset + 2 else { return nil }
      let number = Int(bytes.unsignedShort(at: offset))
      offset += 2
      return bytes.byteCount >= offset + number * size ? number : nil
    }
  }
}

extension OrderedKey {
  static let byteCount = 5

  func append(to bytes: inout [UInt8]) {
    bytes.appendBigEndian(UInt32(bitPattern: day.daysSince1970) ^ 0x8000_0000)
    bytes.append(code)
  }

  init(_ bytes: RawSpan, at offset: Int) {
    let ordered = bytes.unsignedInteger(at: offset).byteSwapped ^ 0x8000_0000
    self.init(
      day: CivilDay(daysSince1970: Int32(bitPattern: ordered)),
      code: bytes.unsignedByte(at: offset + 4))
  }
}
