/// Where a byte of a record stands in the file: its line and its column, both from 1.
struct CSVPosition: Equatable {
  var line: Int
  var column = 1

  /// Walks the `bytes` of a record that begins at `firstLine` up to `offset`.
  ///
  /// Positions are asked for when something is wrong, so they are worked out then and cost
  /// nothing while records are read. Cost: linear in `offset`.
  init(of offset: Int, in bytes: [UInt8], firstLine: Int) {
    line = firstLine
    var afterCarriageReturn = false
    for byte in bytes.prefix(max(offset, 0)) {
      switch byte {
      case Byte.lineFeed where afterCarriageReturn:
        break  // the second half of a line end already counted
      case Byte.lineFeed, Byte.carriageReturn:
        line += 1
        column = 1
      case 0x80..<0xC0:
        break  // a UTF-8 continuation: its character is counted
      default:
        column += 1
      }
      afterCarriageReturn = byte == Byte.carriageReturn
    }
  }
}
