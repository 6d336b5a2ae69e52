public import Facts
public import Grievances

/// The loops over facts and rows, made for one projection.
///
/// They are closures because that is how code that was compiled for a projection, where the projection
/// is known, reaches code that is not: through a protocol it would be the general code that runs.
@usableFromInline
struct RowPasses<P: Projection>: Sendable {
  /// Folds a batch into the rows of a lane.
  let fold: @Sendable (RowStore<P.Row>, Batch, Window) -> Void
  /// Adds up some of the rows of a roll.
  let tally: @Sendable ([RowStore<P.Row>], Roll, Range<Int>, Rules, inout Tallied) -> Void
  /// Encodes rows of a roll from one on, until there is enough; gives the first that was not.
  let encode: @Sendable ([RowStore<P.Row>], Roll, Int, inout EncodedRows) -> Int

  @inlinable init() {
    self.init(
      fold: { Self.fold($0, $1, $2) }, tally: { Self.tally($0, $1, $2, $3, &$4) },
      encode: { Self.encode($0, $1, $2, &$3) })
  }

  @usableFromInline init(
    fold: @escaping @Sendable (RowStore<P.Row>, Batch, Window) -> Void,
    tally: @escaping @Sendable ([RowStore<P.Row>], Roll, Range<Int>, Rules, inout Tallied) -> Void,
    encode: @escaping @Sendable ([RowStore<P.Row>], Roll, Int, inout EncodedRows) -> Int
  ) {
    self.fold = fold
    self.tally = tally
    self.encode = encode
  }

  @inlinable static func fold(_ store: RowStore<P.Row>, _ batch: Batch, _ window: Window) {
    guard let highest = batch.places.max() else { return }
    store.makeRoom(for: Int(highest))
    let kinds = P.kinds
    // Taken out of the store meanwhile, so that each row is changed where it lies.
    var chunks: ContiguousArray<ContiguousArray<P.Row>> = []
    swap(&chunks, &store.chunks)
    for index in batch.entries.indices where kinds.contains(code: batch.entries[index].fact.kind) {
      let place = Int(batch.places[index])
      P.fold(
        &chunks[place >> RowStore<P.Row>.chunkBits][place & RowStore<P.Row>.mask],
        batch.entries[index], window)
    }
    swap(&chunks, &store.chunks)
  }

  @inlinable static func tally(
    _ stores: [RowStore<P.Row>], _ roll: Roll, _ range: Range<Int>, _ rules: Rules,
    _ tallied: inout Tallied
  ) {
    var tally = Tally()
    for index in range {
      let (lane, place) = roll.slot(index)
      let row = stores[lane][place]
      tally.removeAll()
      P.tally(row, rules, into: &tally)
      tallied.cells.add(tally)
      for key in P.keys(row, rules) { tallied.list(roll.subjects[index], at: key) }
    }
  }

  @inlinable static func encode(
    _ stores: [RowStore<P.Row>], _ roll: Roll, _ start: Int, _ encoded: inout EncodedRows
  ) -> Int {
    let capacity = RowBlockLayout.capacity(MemoryLayout<P.Row>.size)
    var next = start
    while next < roll.subjects.count, !encoded.isEnough {
      let number = roll.subjects[next].rawValue / capacity
      encoded.begin(number)
      while next < roll.subjects.count, roll.subjects[next].rawValue / capacity == number {
        let (lane, place) = roll.slot(next)
        stores[lane][place].append(to: &encoded.bytes)
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
    listed += other.listed
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

  /// As many bytes are written in one transaction.
  private static let limit = 8 << 20

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
