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
  /// One for each part of the roll.
  private let parts: [ContiguousArray<P.Row>]
  private let passes: RowPasses<P>

  init(reading: Reading, roll: Roll, parts: [ContiguousArray<P.Row>], passes: RowPasses<P>) {
    self.reading = reading
    self.roll = roll
    self.parts = parts
    self.passes = passes
  }

  /// The subjects that have a row, in order.
  public var subjects: [Subject] { roll.subjects }

  /// Their rows, in the same order.
  public var rows: Rows { Rows(roll: roll, parts: parts) }

  public struct Rows: Sequence, Sendable {
    fileprivate let roll: Roll
    fileprivate let parts: [ContiguousArray<P.Row>]

    public var count: Int { roll.count }

    /// Costs a search for the part that the row lies in; going through all in order costs none.
    public subscript(position: Int) -> P.Row {
      let part = roll.part(of: position)
      return parts[part][position - roll.starts[part]]
    }

    public func makeIterator() -> FlattenSequence<[ContiguousArray<P.Row>]>.Iterator {
      parts.joined().makeIterator()
    }
  }

  /// The row of a subject, or nil where nothing about it is visible. Costs a binary search.
  public func row(of subject: Subject) -> P.Row? { roll.index(of: subject).map { rows[$0] } }

  /// The sums over all rows. Costs a tally a row, on all cores.
  public func cells() throws -> Cells { try tallied().cells }

  /// The sums over all rows, and the ordered list, not yet in order.
  func tallied() throws -> Tallied {
    let sums = Mutex(Tallied())
    let next = Atomic(0)
    try inParallel(Replay.threads) { _ in
      var own = Tallied()
      while true {
        let part = next.add(1, ordering: .relaxed).oldValue
        guard part < parts.count else { break }
        let subjects = roll.subjects[roll.starts[part]..<roll.starts[part + 1]]
        passes.tally(parts[part], subjects, reading.rules, &own)
      }
      sums.withLock { $0.add(own) }
    }
    return sums.withLock { $0 }
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
