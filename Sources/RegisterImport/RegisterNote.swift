/// One way in which a register was read that a reader of the file might not expect. Holds no cell of
/// it but names of columns, codes and numbers.
public enum RegisterNote: Sendable, Hashable {
  /// A name in the header, written in another way.
  case header(written: String, name: String)
  /// A code, written in another way.
  case code(column: String, written: String, name: String)
  /// A number, written in another way.
  case number
  case day(column: String, DayForm)
  /// The dates that show an order decide for those that do not.
  case order(DateOrder)
  /// A sign that stands for an empty cell.
  case blank(column: String)
  /// An empty cell where a code could stand.
  case unknown(column: String)
  /// An apostrophe taken off that had kept the cell from being run as a formula.
  case unguarded(column: String)
  /// A column that follows from others.
  case passedOver(column: String)
  /// Lines that a line end in a cell without quotes had broken.
  case joined(lastLine: Int, column: String)
  case emptyRow
  /// Empty cells behind the last column that has a name.
  case surplusCells

  /// How a day was written.
  public enum DayForm: Sendable, Hashable {
    /// `2024.3.5`; no one writes the day between the year and the month.
    case yearFirst
    case dayFirst, monthFirst
    /// `5.5.2024`, the same both ways.
    case either
    case serial
  }
}

extension RegisterNote: CustomStringConvertible {
  /// Says it of one place.
  public var description: String {
    switch self {
    case .header(let written, let name):
      let why = written.hasLookAlikes ? ", letters of two scripts mixed" : ""
      return "the column '\(written.shortened)' is read as \(name)\(why)"
    case .code(let column, let written, let name):
      return "\(column): '\(written.shortened)' is read as \(name)"
    case .number: return "registered_no: signs and spaces around the number are left out"
    case .day(let column, let form): return "\(column): \(form.description)"
    case .order(let order):
      let (first, second) = order == .dayFirst ? ("day", "month") : ("month", "day")
      return "the \(first) stands before the \(second) here, so it is read so in every date"
    case .blank(let column): return "\(column): a sign for nothing is read as an empty cell"
    case .unknown(let column): return "\(column): empty, recorded as not known"
    case .unguarded(let column):
      return "\(column): the apostrophe before a formula sign is taken off"
    case .passedOver(let column): return "\(column): not read, as it follows from other columns"
    case .joined(let last, let column):
      return "goes on to line \(last): a line end without quotes had broken \(column)"
    case .emptyRow: return "an empty row is passed over"
    case .surplusCells: return "empty cells behind the last column are passed over"
    }
  }
}

extension RegisterNote.DayForm: CustomStringConvertible {
  public var description: String {
    switch self {
    case .yearFirst: "read as year, month, day"
    case .dayFirst: "read as day, month, year"
    case .monthFirst: "read as month, day, year"
    case .either: "day and month are the same number"
    case .serial: "read as a serial day of a spreadsheet"
    }
  }
}

/// How a register was read: each note once, with the line where it was first made and how often it
/// was. Holds the first hundred kinds, and how many others there were.
public struct RegisterNotes: Sendable {
  public struct Entry: Sendable {
    public let note: RegisterNote
    public let line: Int
    public fileprivate(set) var count: Int
  }

  public private(set) var listed: [Entry] = []
  /// How often something was noted that is not listed.
  public private(set) var more = 0
  private var places: [RegisterNote: Int] = [:]

  /// How many kinds are kept.
  public static let limit = 100

  mutating func add(_ note: RegisterNote, line: Int) {
    if let place = places[note] {
      listed[place].count += 1
    } else if listed.count < Self.limit {
      places[note] = listed.count
      listed.append(Entry(note: note, line: line, count: 1))
    } else {
      more += 1
    }
  }
}
