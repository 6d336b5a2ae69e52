internal import EventLog
public import Facts
public import Grievances
public import Seal
internal import Synchronization
public import WorkingDays

/// What a replay read, and how: the cut, the rules as they were known, and what could not be read.
public struct Reading: Sendable {
  public let cut: Cut
  /// What the facts up to the cut hash to, and how a longer log goes on from there.
  public let frontier: MerkleFrontier
  /// The root of the log at the cut.
  public let root: Digest
  public let rules: Rules
  /// From which day the ledger covers what happened, as its first fact says; nil where it says none.
  public let coversFrom: CivilDay?
  /// Facts that this program cannot read, in the order of the log.
  public let notices: [Notice]

  public typealias Notice = UnreadableFact

  /// The position of the last fact that was read; nil where there was none.
  public var last: SequenceNumber? {
    cut.known == 0 ? nil : SequenceNumber(cut.known - 1)
  }
}

extension Reading {
  /// What a replay read of a log up to a cut.
  init(_ cut: Cut, _ notices: [UnreadableFact], _ snapshot: borrowing Snapshot) throws {
    var coversFrom: CivilDay?
    if cut.known > 0, let genesis = try snapshot.fact(at: .genesis),
      case .ledgerOpened(let opened)? = try? Event(genesis)
    {
      coversFrom = opened.coversFrom
    }
    let frontier = try snapshot.frontier(at: cut.known)
    self.init(
      cut: cut, frontier: frontier, root: frontier.root,
      rules: try snapshot.rules(known: cut.known), coversFrom: coversFrom,
      notices: notices.sorted { $0.sequence < $1.sequence })
  }
}

/// The rows of one projection, ordered by subject, and what they add up to.
public struct View<P: Projection>: Sendable {
  public let reading: Reading
  private let roll: Roll
  private let stores: [RowStore<P.Row>]
  private let passes: RowPasses<P>

  init(reading: Reading, roll: Roll, stores: [RowStore<P.Row>], passes: RowPasses<P>) {
    self.reading = reading
    self.roll = roll
    self.stores = stores
    self.passes = passes
  }

  /// The subjects that have a row, in order.
  public var subjects: [Subject] { roll.subjects }

  /// Their rows, in the same order.
  public var rows: Rows { Rows(roll: roll, stores: stores) }

  public struct Rows: RandomAccessCollection, Sendable {
    fileprivate let roll: Roll
    fileprivate let stores: [RowStore<P.Row>]

    public var startIndex: Int { 0 }
    public var endIndex: Int { roll.count }

    public subscript(position: Int) -> P.Row {
      let (lane, place) = roll.slot(position)
      return stores[lane][place]
    }
  }

  /// The row of a subject, or nil where nothing about it is visible. Costs a binary search.
  public func row(of subject: Subject) -> P.Row? {
    var low = 0
    var high = roll.count
    while low < high {
      let middle = (low + high) / 2
      if roll.subjects[middle] < subject { low = middle + 1 } else { high = middle }
    }
    return low < roll.count && roll.subjects[low] == subject ? rows[low] : nil
  }

  /// The sums over all rows. Costs a tally a row, on two threads.
  public func cells() throws -> Cells { try tallied().cells }

  /// The sums over all rows, and the ordered list, not yet in order.
  func tallied() throws -> Tallied {
    let parts = Mutex<[Tallied]>([])
    let middle = roll.count / 2
    try inParallel(2) { half in
      var part = Tallied()
      let range = half == 0 ? 0..<middle : middle..<roll.count
      passes.tally(stores, roll, range, reading.rules, &part)
      parts.withLock { $0.append(part) }
    }
    return parts.withLock { $0.reduce(into: Tallied()) { $0.add($1) } }
  }

  /// Encodes rows from one on, until there is enough to be written.
  /// - Returns: the first that was not encoded.
  func encode(from start: Int, into encoded: inout EncodedRows) -> Int {
    passes.encode(stores, roll, start, &encoded)
  }

  /// The subjects whose rows count in a cell that a condition picks, in order: the way down from a
  /// number to the grievances that make it. Costs a tally a row.
  public func subjects(in measure: UInt16, where condition: (Cell) -> Bool) -> [Subject] {
    zip(subjects, rows).filter { _, row in
      tally(row).counts.contains { $0.cell.measure == measure && condition($0.cell) }
    }.map(\.0)
  }

  func tally(_ row: P.Row) -> Tally {
    var tally = Tally()
    P.tally(row, reading.rules, into: &tally)
    return tally
  }
}
