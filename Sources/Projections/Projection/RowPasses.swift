public import Facts
public import Grievances

/// The loops over facts and rows, made for one projection.
///
/// They are closures because that is how code that was compiled for a projection, where the projection
/// is known, reaches code that is not: through a protocol it would be the general code that runs.
@usableFromInline
struct RowPasses<P: Projection>: Sendable {
  /// Folds histories into rows of a store.
  let fold: @Sendable (RowStore<P.Row>, Histories, Window) -> Void
  /// Adds up the rows of one part of a roll.
  let tally: @Sendable (ContiguousArray<P.Row>, ArraySlice<Subject>, Rules, inout Tallied) -> Void
  /// Encodes the rows of one part of a roll.
  let encode: @Sendable (ContiguousArray<P.Row>, [Subject]) -> EncodedRows
  /// Says which subjects of a stored block have a row that counts otherwise by other rules, as bits; nil
  /// where the bytes are not those that were written.
  let touched: @Sendable (RawSpan, RulesChange) -> UInt64?

  @inlinable init() {
    self.init(
      fold: { Self.fold($0, $1, $2) }, tally: { Self.tally($0, $1, $2, &$3) },
      encode: { Self.encode($0, $1) }, touched: { Self.touched($0, $1) })
  }

  @usableFromInline init(
    fold: @escaping @Sendable (RowStore<P.Row>, Histories, Window) -> Void,
    tally:
      @escaping @Sendable (
        ContiguousArray<P.Row>, ArraySlice<Subject>, Rules, inout Tallied
      ) -> Void,
    encode: @escaping @Sendable (ContiguousArray<P.Row>, [Subject]) -> EncodedRows,
    touched: @escaping @Sendable (RawSpan, RulesChange) -> UInt64?
  ) {
    self.fold = fold
    self.tally = tally
    self.encode = encode
    self.touched = touched
  }

  @inlinable static func fold(
    _ store: RowStore<P.Row>, _ histories: Histories, _ window: Window
  ) {
    if store.parts.last?.stretch != histories.stretch {
      store.parts.append(.init(stretch: histories.stretch, capacity: histories.capacity))
    }
    let kinds = P.kinds
    let last = store.parts.count - 1
    // Taken out of the store meanwhile, so that a row is appended without asking whose it is.
    var rows: ContiguousArray<P.Row> = []
    swap(&rows, &store.parts[last].rows)
    // A span lends an entry where it lies; an array would hand out a copy.
    let entries = histories.entries.span
    rows.append(addingCapacity: histories.ranges.count) { rows in
      for range in histories.ranges {
        // Folded where it will lie.
        let place = rows.count
        rows.append(P.Row())
        for index in range where kinds.contains(code: entries[index].fact.kind) {
          P.fold(&rows[place], LentEntry(entries, at: index), window)
        }
      }
    }
    swap(&rows, &store.parts[last].rows)
  }

  @inlinable static func tally(
    _ rows: ContiguousArray<P.Row>, _ subjects: ArraySlice<Subject>, _ rules: Rules,
    _ tallied: inout Tallied
  ) {
    var tally = Tally()
    for index in rows.indices {
      P.tally(rows[index], rules, into: &tally)
      // Many at a time, so that the processor looks for several cells at once.
      if tally.counts.count >= 256 || index == rows.count - 1 {
        tallied.cells.add(tally)
        tally.removeAll()
      }
      for key in P.keys(rows[index], rules) {
        tallied.list(subjects[subjects.startIndex + index], at: key)
      }
    }
  }

  @inlinable static func encode(
    _ rows: ContiguousArray<P.Row>, _ subjects: [Subject]
  ) -> EncodedRows {
    let capacity = RowBlockLayout.capacity(MemoryLayout<P.Row>.size)
    let rowByteCount = MemoryLayout<P.Row>.size
    let headByteCount = RowBlockLayout.headByteCount
    var encoded = EncodedRows()
    // Room for each row in a block of its own. Every byte up to `count` is written below.
    let most = rows.count * (rowByteCount + headByteCount)
    encoded.bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { room, count in
      var next = 0
      while next < rows.count {
        let number = subjects[next].rawValue / capacity
        let start = count
        let head: InlineArray<2, UInt64> = [0, 0]
        unsafe room.append(head, at: &count)
        var present: UInt64 = 0
        while next < rows.count, subjects[next].rawValue / capacity == number {
          unsafe room.append(rows[next], at: &count)
          present |= 1 << (subjects[next].rawValue % capacity)
          next += 1
        }
        encoded.note(number, present, start..<count)
      }
    }
    return encoded
  }

  @inlinable static func touched(_ block: RawSpan, _ change: RulesChange) -> UInt64? {
    let size = MemoryLayout<P.Row>.size
    guard let present = RowBlockLayout.present(in: block, rowByteCount: size) else { return nil }
    var touched: UInt64 = 0
    var rest = present
    var start = RowBlockLayout.headByteCount
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      rest ^= bit
      guard let row = P.Row(block.extracting(start..<start + size)) else { return nil }
      start += size
      if change.touches(P.reach(of: row)), counts(row, otherwiseBy: change) { touched |= bit }
    }
    return touched
  }

  @inlinable static func counts(_ row: P.Row, otherwiseBy change: RulesChange) -> Bool {
    var (old, new) = (Tally(), Tally())
    P.tally(row, change.before, into: &old)
    P.tally(row, change.now, into: &new)
    return old != new || P.keys(row, change.before) != P.keys(row, change.now)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a plain value, which is its bytes, where there is room for it.
  @inlinable func append<Value: Plain>(_ value: Value, at count: inout Int) {
    let end = count + MemoryLayout<Value>.size
    let target = unsafe UnsafeMutableRawBufferPointer(
      rebasing: UnsafeMutableRawBufferPointer(self)[count..<end])
    unsafe Swift.withUnsafeBytes(of: value) { unsafe target.copyMemory(from: $0) }
    count = end
  }
}

/// What the rows of a view add up to, and where they are listed.
@usableFromInline
struct Tallied: Sendable {
  @usableFromInline var cells = Cells()
  private(set) var listed: [ListedSubject] = []

  @usableFromInline mutating func list(_ subject: Subject, at key: OrderedKey) {
    listed.append(ListedSubject(key: key, subject: subject))
  }

  mutating func add(_ other: Tallied) {
    cells.add(other.cells)
    listed = listed.isEmpty ? other.listed : listed + other.listed
  }
}
