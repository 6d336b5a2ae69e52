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
  /// Encodes rows of a roll from one on, until there is enough; gives the first that was not.
  let encode: @Sendable ([ContiguousArray<P.Row>], Roll, Int, inout EncodedRows) -> Int

  @inlinable init() {
    self.init(
      fold: { Self.fold($0, $1, $2) }, tally: { Self.tally($0, $1, $2, &$3) },
      encode: { Self.encode($0, $1, $2, &$3) })
  }

  @usableFromInline init(
    fold: @escaping @Sendable (RowStore<P.Row>, Histories, Window) -> Void,
    tally:
      @escaping @Sendable (
        ContiguousArray<P.Row>, ArraySlice<Subject>, Rules, inout Tallied
      ) -> Void,
    encode: @escaping @Sendable ([ContiguousArray<P.Row>], Roll, Int, inout EncodedRows) -> Int
  ) {
    self.fold = fold
    self.tally = tally
    self.encode = encode
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
    for range in histories.ranges {
      var row = P.Row()
      for index in range where kinds.contains(code: entries[index].fact.kind) {
        P.fold(&row, entries[index], window)
      }
      rows.append(row)
    }
    swap(&rows, &store.parts[last].rows)
  }

  @inlinable static func tally(
    _ rows: ContiguousArray<P.Row>, _ subjects: ArraySlice<Subject>, _ rules: Rules,
    _ tallied: inout Tallied
  ) {
    var tally = Tally()
    for index in rows.indices {
      tally.removeAll()
      P.tally(rows[index], rules, into: &tally)
      tallied.cells.add(tally)
      for key in P.keys(rows[index], rules) {
        tallied.list(subjects[subjects.startIndex + index], at: key)
      }
    }
  }

  @inlinable static func encode(
    _ parts: [ContiguousArray<P.Row>], _ roll: Roll, _ start: Int, _ encoded: inout EncodedRows
  ) -> Int {
    let capacity = RowBlockLayout.capacity(MemoryLayout<P.Row>.size)
    var next = start
    var part = roll.part(of: start)
    while next < roll.subjects.count, !encoded.isEnough {
      let number = roll.subjects[next].rawValue / capacity
      encoded.begin(number)
      while next < roll.subjects.count, roll.subjects[next].rawValue / capacity == number {
        if next == roll.starts[part + 1] { part += 1 }
        parts[part][next - roll.starts[part]].append(to: &encoded.bytes)
        encoded.present |= 1 << (roll.subjects[next].rawValue % capacity)
        next += 1
      }
      encoded.end()
    }
    return next
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

/// Row blocks one behind the other, ready to be written.
@usableFromInline
struct EncodedRows: Sendable {
  @usableFromInline var bytes: [UInt8] = []
  /// Of the block that is being made.
  @usableFromInline var present: UInt64 = 0
  private(set) var blocks: [(number: UInt64, range: Range<Int>)] = []
  private var number: UInt64 = 0
  private var start = 0

  init() { bytes.reserveCapacity(Self.limit + 4_096) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
  }

  /// As many bytes are written in one transaction.
  private static let limit = 4 << 20

  @usableFromInline var isEnough: Bool { bytes.count >= Self.limit }

  @usableFromInline mutating func begin(_ number: UInt64) {
    self.number = number
    start = bytes.count
    present = 0
    bytes.append(contentsOf: repeatElement(0, count: RowBlockLayout.headByteCount))
  }

  @usableFromInline mutating func end() {
    RowBlockLayout.complete(&bytes, from: start, present: present)
    blocks.append((number, start..<bytes.count))
  }
}
