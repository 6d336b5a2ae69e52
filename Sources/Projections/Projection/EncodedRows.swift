internal import Facts

/// Blocks of rows one behind the other, ready to be written, in the order of their numbers.
@usableFromInline
struct EncodedRows: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []

  struct Block: Sendable {
    let number: UInt64
    /// One bit for each subject that has a row, lowest first.
    let present: UInt64
    /// Where its head and its rows lie.
    let range: Range<Int>
  }

  @usableFromInline init() {}

  /// Notes a block whose rows are written. Its head is not yet filled in.
  @usableFromInline mutating func note(_ number: UInt64, _ present: UInt64, _ range: Range<Int>) {
    blocks.append(Block(number: number, present: present, range: range))
  }

  /// Fills in the heads of all blocks but the first and the last, of which there may be more rows.
  mutating func completeInner() {
    for block in blocks.dropFirst().dropLast() { complete(block) }
  }

  mutating func complete(_ block: Block) {
    RowBlockLayout.complete(&bytes, block.range, present: block.present)
  }

  /// Leaves out all but some blocks.
  mutating func keep(_ blocks: Range<Int>) { self.blocks = Array(self.blocks[blocks]) }
}

/// Puts the blocks of one view, encoded stretch by stretch, in one sequence: the last rows of a stretch
/// and the first of the next may share a block.
struct BlockSequence {
  /// The last block so far, which may not be whole.
  private var last: (number: UInt64, present: UInt64, bytes: [UInt8])?

  /// - Parameter rows: of which the heads of all blocks but the first and the last are filled in.
  /// - Parameter body: gets blocks that are whole.
  mutating func append(_ rows: EncodedRows, _ body: (EncodedRows) -> Void) {
    guard let first = rows.blocks.first, let end = rows.blocks.last else { return }
    join(first, rows.bytes, body)
    guard rows.blocks.count > 1 else { return }
    close(body)
    var whole = rows
    whole.keep(1..<rows.blocks.count - 1)
    if !whole.blocks.isEmpty { body(whole) }
    join(end, rows.bytes, body)
  }

  private mutating func join(
    _ block: EncodedRows.Block, _ bytes: [UInt8], _ body: (EncodedRows) -> Void
  ) {
    if let last, last.number == block.number {
      let rows = bytes[block.range.dropFirst(RowBlockLayout.headByteCount)]
      self.last = (block.number, last.present | block.present, last.bytes + rows)
    } else {
      close(body)
      last = (block.number, block.present, Array(bytes[block.range]))
    }
  }

  /// Hands over the last block: there is nothing more of it.
  mutating func close(_ body: (EncodedRows) -> Void) {
    guard let last else { return }
    self.last = nil
    var rows = EncodedRows()
    rows.bytes = last.bytes
    rows.note(last.number, last.present, last.bytes.indices)
    for block in rows.blocks { rows.complete(block) }
    body(rows)
  }
}
