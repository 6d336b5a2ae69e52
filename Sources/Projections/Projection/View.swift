public import Facts
public import Grievances
public import WorkingDays

/// What a replay read, and how: the cut, the rules as they were known, and what could not be read.
public struct Reading: Sendable {
  public let cut: Cut
  /// The root of the log at the cut.
  public let root: Digest
  public let rules: Rules
  /// From which day the ledger covers what happened, as its first fact says; nil where it says none.
  public let coversFrom: CivilDay?
  /// Facts that this program cannot read and that were passed over, in the order of the log.
  public let notices: [Notice]

  public struct Notice: Sendable, Hashable, CustomStringConvertible {
    public let sequence: SequenceNumber
    public let reason: Unreadable
    public var description: String { "fact \(sequence) was passed over: \(reason)" }
  }

  /// The position of the last fact that was read; nil where there was none.
  public var last: SequenceNumber? {
    cut.known == 0 ? nil : SequenceNumber(cut.known - 1)
  }
}

/// The rows of one projection, ordered by subject, and what they add up to.
public struct View<P: Projection>: Sendable {
  public let reading: Reading
  public let subjects: [Subject]
  public let rows: [P.Row]

  /// The row of a subject, or nil where nothing about it is visible. Costs a binary search.
  public func row(of subject: Subject) -> P.Row? {
    var low = 0
    var high = subjects.count
    while low < high {
      let middle = (low + high) / 2
      if subjects[middle] < subject { low = middle + 1 } else { high = middle }
    }
    return low < subjects.count && subjects[low] == subject ? rows[low] : nil
  }

  /// The sums over all rows. Costs a tally a row.
  public func cells() -> Cells {
    var cells = Cells()
    for row in rows { cells.add(tally(row)) }
    return cells
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
