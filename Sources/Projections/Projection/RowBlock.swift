internal import Facts

/// How rows of subjects whose numbers follow each other are stored together: as many as fill half a
/// page of the file, so that writing a million rows is writing some ten thousands of values.
///
/// A checksum (8 bytes), one bit for each subject that has a row, lowest first (8), the rows.
@usableFromInline
enum RowBlockLayout {
  /// Two values of this size, with their keys, fit a page of 4,096 bytes.
  private static let byteLimit = 2_016
  @usableFromInline static let headByteCount = 16

  /// How many subjects share a block, by the size of their rows.
  @usableFromInline static func capacity(_ rowByteCount: Int) -> UInt64 {
    UInt64(max(1, min(64, (byteLimit - headByteCount) / max(1, rowByteCount))))
  }

  /// Fills in the head of a block.
  static func complete(_ bytes: inout [UInt8], _ block: Range<Int>, present: UInt64) {
    let start = block.lowerBound
    set(present, in: &bytes, at: start + 8)
    set(checksum(bytes.raw.extracting(block.dropFirst(8))), in: &bytes, at: start)
  }

  private static func set(_ word: UInt64, in bytes: inout [UInt8], at start: Int) {
    for index in 0..<8 {
      bytes[start + index] = UInt8(truncatingIfNeeded: word >> UInt64(8 * index))
    }
  }

  /// Which subjects of a stored block have a row; nil where the bytes are not those that were written.
  @usableFromInline static func present(in bytes: RawSpan, rowByteCount: Int) -> UInt64? {
    guard bytes.byteCount >= headByteCount else { return nil }
    let present = bytes.unsignedWord(at: 8)
    guard bytes.byteCount == headByteCount + present.nonzeroBitCount * rowByteCount,
      checksum(bytes.extracting(8..<bytes.byteCount)) == bytes.unsignedWord(at: 0)
    else { return nil }
    return present
  }

  /// Finds out damage, not intent.
  static func checksum(_ bytes: RawSpan) -> UInt64 {
    // Four sums at a time: of one alone each step waits for the one before.
    var sums: InlineArray<4, UInt64> = [
      0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7, 0xAAAA_AAAA_AAAA_AAAB,
    ]
    var offset = 0
    while offset + 32 <= bytes.byteCount {
      for lane in 0..<4 {
        // Within the bytes, as the line before says; an integer is any pattern of bits.
        let word = unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: offset + 8 * lane, as: UInt64.self)
        sums[lane] = mixed(sums[lane] ^ UInt64(littleEndian: word))
      }
      offset += 32
    }
    while offset < bytes.byteCount {
      sums[0] = mixed(sums[0] ^ UInt64(bytes.unsignedByte(at: offset)))
      offset += 1
    }
    return (1..<4).reduce(sums[0]) { mixed($0) ^ sums[$1] }
  }

  @inline(__always) private static func mixed(_ sum: UInt64) -> UInt64 {
    let product = sum &* 0xBF58_476D_1CE4_E5B9
    return product ^ product >> 29
  }
}

/// The rows of one block.
struct RowBlock<Row: ProjectionRow> {
  /// Which of the block's subjects have a row.
  private(set) var present: UInt64 = 0
  private(set) var rows: [Row] = []

  static var capacity: UInt64 { RowBlockLayout.capacity(Row.byteCount) }

  init() {}

  var isEmpty: Bool { present == 0 }

  /// - Returns: nil where the bytes are not those that were written.
  init?(_ bytes: RawSpan) {
    let head = RowBlockLayout.headByteCount
    guard let present = RowBlockLayout.present(in: bytes, rowByteCount: Row.byteCount) else {
      return nil
    }
    self.present = present
    let count = present.nonzeroBitCount
    rows.reserveCapacity(count)
    for index in 0..<count {
      let start = head + index * Row.byteCount
      guard let row = Row(bytes.extracting(start..<start + Row.byteCount)) else { return nil }
      rows.append(row)
    }
  }

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: RowBlockLayout.headByteCount)
    for row in rows { row.append(to: &bytes) }
    RowBlockLayout.complete(&bytes, bytes.indices, present: present)
    return bytes
  }

  subscript(subject: Subject) -> Row? {
    get { isPresent(subject) ? rows[rank(of: subject)] : nil }
    set {
      let bit: UInt64 = 1 << (subject.rawValue % Self.capacity)
      let rank = rank(of: subject)
      switch (isPresent(subject), newValue) {
      case (true, let row?): rows[rank] = row
      case (true, nil):
        rows.remove(at: rank)
        present &= ~bit
      case (false, let row?):
        rows.insert(row, at: rank)
        present |= bit
      case (false, nil): break
      }
    }
  }

  private func isPresent(_ subject: Subject) -> Bool {
    present >> (subject.rawValue % Self.capacity) & 1 != 0
  }

  private func rank(of subject: Subject) -> Int {
    (present & (1 << (subject.rawValue % Self.capacity) - 1)).nonzeroBitCount
  }

  static func number(of subject: Subject) -> UInt64 { subject.rawValue / capacity }

  /// Hands over the rows of the block with a number; `body` returns false to stop.
  /// - Returns: false where it was stopped.
  func forEach(in number: UInt64, _ body: (Subject, Row) throws -> Bool) rethrows -> Bool {
    var rest = present
    for row in rows {
      let subject = Subject(rawValue: number * Self.capacity + UInt64(rest.trailingZeroBitCount))
      rest &= rest - 1
      guard try body(subject, row) else { return false }
    }
    return true
  }
}
