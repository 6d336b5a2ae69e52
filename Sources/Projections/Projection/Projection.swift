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

  /// The kinds of facts that `fold` looks at; all unless said otherwise. It is given no others, and
  /// a fact of another kind that cannot be read does not stop it.
  static var kinds: EventKinds { get }

  /// Takes one fact into the row of its subject. Facts come in the order in which they happened,
  /// corrected and without what was retracted.
  static func fold(_ row: inout Row, _ entry: LentEntry, _ window: Window)

  /// What the cells count, so that any figure can be asked for, grouped and listed without further
  /// code; what is not said here is counted all the same, and not offered.
  static var measures: [MeasureDescription] { get }

  /// Says in which cells a row counts, and with what weight.
  static func tally(_ row: Row, _ rules: Rules, into tally: inout Tally)

  /// What a row says of its subject, whatever is counted: any measure of any view of the same kind of
  /// subjects can be grouped by it. Nothing unless said otherwise.
  static var attributes: [MeasureDescription.Dimension] { get }

  /// The code of each attribute, in their order.
  static func attributes(of row: Row) -> Attributes

  /// Says where a row stands in the view's ordered list; nowhere unless said otherwise.
  static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey]

  /// Whether `tally` or `keys` look at the rules; true unless said otherwise. A view that does not is
  /// not looked at when they change.
  static var usesRules: Bool { get }

  /// What of the rules the tally and the keys of a row depend on; everything unless said otherwise.
  /// When rules change, the rows whose reach they touch are tallied again.
  static func reach(of row: Row) -> RulesReach
}

extension Projection {
  public static var subjects: Subject.Kind { .grievance }
  public static var kinds: EventKinds { .all }
  public static var measures: [MeasureDescription] { [] }
  public static var attributes: [MeasureDescription.Dimension] { [] }
  public static func attributes(of row: Row) -> Attributes { Attributes() }
  public static func keys(_ row: Row, _ rules: Rules) -> [OrderedKey] { [] }
  public static var usesRules: Bool { true }
  public static func reach(of row: Row) -> RulesReach { .everything }

  /// The row of one subject's history, in order and corrected; nil where the history is empty.
  @inlinable
  public static func row(of history: [Entry], _ window: Window = .all) -> Row? {
    guard !history.isEmpty else { return nil }
    var row = Row()
    let entries = history.span
    for index in entries.indices where kinds.contains(code: entries[index].fact.kind) {
      fold(&row, LentEntry(entries, at: index), window)
    }
    return row
  }
}

/// A row of a projection: a plain value, so that a stored row is the row's own bytes.
///
/// Its fields are integers, days and numbers as they are, and `@Stored` where they are optional,
/// codes or `Bool`; the larger come first, so that there are no gaps between them. The contract suite
/// of `ProjectionTesting` says where a row is not like that.
public protocol ProjectionRow: Plain, Equatable {
  /// The row of a subject before its first fact.
  init()
}

extension ProjectionRow {
  /// The number of bytes of a stored row.
  public static var byteCount: Int { MemoryLayout<Self>.size }

  /// Appends the stored form.
  public func append(to bytes: inout [UInt8]) {
    // A plain value is its bytes, which are only read during the call.
    unsafe withUnsafeBytes(of: self) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Reads a stored row; nil where there are more or fewer bytes than one.
  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    // Of a plain value every pattern of bits is a value; RawSpan checks the bounds.
    self = unsafe bytes.unsafeLoadUnaligned(as: Self.self)
  }

  public static func == (left: Self, right: Self) -> Bool {
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    left.append(to: &first)
    right.append(to: &second)
    return first == second
  }
}

/// The period that a fold is asked about. What has happened by its end is decided by the cut; the
/// window says which of that happened in it.
public struct Window: Sendable, Hashable {
  public let from: CivilDay

  @inlinable public init(from: CivilDay) { self.from = from }

  /// Everything that the cut sees.
  public static let all = Window(from: .distantPast)

  @inlinable public func contains(_ day: CivilDay) -> Bool { day >= from }
}
