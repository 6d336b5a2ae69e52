public import Facts
public import Grievances
public import WorkingDays

/// A view of the ledger, as a few pure functions and a version; the engine does the rest.
///
/// The facts of one subject are folded into a row; a row says in which cells it counts, and where it
/// stands in an ordered list. Because a cell is a sum over rows and a row a fold of facts, every
/// number leads back to the facts that make it.
public protocol Projection: Sendable {
  associatedtype Row: ProjectionRow

  /// The name of the view, in lower case with hyphens.
  static var name: String { get }

  /// Raised whenever `fold`, `tally`, `keys` or the layout of the row changes; the stored view is
  /// then rebuilt.
  static var version: UInt32 { get }

  /// The kind of subject that has a row here; grievances unless said otherwise.
  static var subjects: Subject.Kind { get }

  /// Takes one fact into the row of its subject. Facts come in the order in which they happened,
  /// corrected and without what was retracted.
  static func fold(_ row: inout Row, _ entry: Entry, _ window: Window)

  /// Says in which cells a row counts, and with what weight.
  static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally)

  /// Says where a row stands in the view's ordered list; nowhere unless said otherwise.
  static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey]
}

extension Projection {
  public static var subjects: Subject.Kind { .grievance }
  public static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey] { [] }

  /// The row of one subject's history, in order and corrected; nil where the history is empty.
  public static func row(of history: [Entry], _ window: Window = .all) -> Row? {
    guard !history.isEmpty else { return nil }
    var row = Row()
    for entry in history { fold(&row, entry, window) }
    return row
  }
}

/// A row of a projection: a value of fixed layout.
public protocol ProjectionRow: Sendable, Hashable {
  /// The row of a subject before its first fact.
  init()

  /// Reads a stored row; nil where the bytes are not one.
  init?(_ bytes: RawSpan)

  /// Appends the stored form: `byteCount` bytes, the same for the same row.
  func append(to bytes: inout [UInt8])

  static var byteCount: Int { get }
}

/// The period that a fold is asked about. What has happened by its end is decided by the cut; the
/// window says which of that happened in it.
public struct Window: Sendable, Hashable {
  public let from: CivilDay

  public init(from: CivilDay) { self.from = from }

  /// Everything that the cut sees.
  public static let all = Window(from: .distantPast)

  public func contains(_ day: CivilDay) -> Bool { day >= from }
}

/// A place in a view's ordered list: soonest day first, then the code.
public struct OrderedKey: Sendable, Hashable, Comparable {
  public let day: CivilDay
  /// What is to be done by that day; its meaning is the projection's.
  public let code: UInt8

  public init(day: CivilDay, code: UInt8) {
    self.day = day
    self.code = code
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.day, left.code) < (right.day, right.code)
  }
}
