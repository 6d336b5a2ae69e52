internal import CSV
public import Ledger
public import WorkingDays

/// A column of a file with a header.
public protocol CellColumn: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
  /// Whether the file must have the column.
  var isRequired: Bool { get }
}

/// A short CSV file with a header, read whole. Columns may stand in any order; spaces at either end of
/// a cell do not count.
public struct CellTable<Column: CellColumn> {
  private var places: [Column: Int] = [:]
  private var records: [CSVRecord] = []

  /// Reads a file; adds a fault for each record that is no CSV, each name in the header that is
  /// unknown, doubled or missing, and each row that is shorter or longer than the header.
  public init(_ bytes: [UInt8], _ faults: inout ImportFaults) {
    let all = Self.records(bytes, &faults)
    guard let header = all.first else {
      if faults.isEmpty { faults.add(ImportFault(line: 1, reason: "the file has no header")) }
      return
    }
    readHeader(header, &faults)
    for record in all.dropFirst() {
      if record.count != header.count {
        let reason = "the row has \(record.count) cells and the header \(header.count)"
        faults.add(ImportFault(line: record.line, reason: reason))
      }
    }
    records = Array(all.dropFirst())
  }

  private static func records(_ bytes: [UInt8], _ faults: inout ImportFaults) -> [CSVRecord] {
    var records: [CSVRecord] = []
    func take(_ result: Result<CSVRecord, CSVError>) {
      switch result {
      case .success(let record): records.append(record)
      case .failure(let error):
        faults.add(
          ImportFault(line: error.line, column: error.column, reason: "\(error.reason)"))
      }
    }
    var reader = CSVReader()
    reader.feed(bytes.span, take)
    reader.finish(take)
    return records
  }

  private mutating func readHeader(_ header: CSVRecord, _ faults: inout ImportFaults) {
    for index in 0..<header.count {
      let name = header[index].trimmed
      func fault(_ reason: String) {
        faults.add(
          ImportFault(
            line: header.line(of: index), column: header.column(of: index), reason: reason))
      }
      guard let column = Column(rawValue: name) else {
        let known = Column.allCases.map(\.rawValue).joined(separator: ", ")
        fault("the column '\(name.shortened)' is not known; known are \(known)")
        continue
      }
      if places[column] != nil { fault("the column '\(name)' stands here twice") }
      places[column] = index
    }
    for column in Column.allCases where column.isRequired && places[column] == nil {
      faults.add(
        ImportFault(line: header.line, reason: "the column '\(column.rawValue)' is missing"))
    }
  }

  /// The rows, the header left out.
  public var rows: [CellRow<Column>] { records.map { CellRow(record: $0, places: places) } }
}

/// The cells of one row while they are read, and what is wrong with them.
public struct CellRow<Column: CellColumn> {
  private let record: CSVRecord
  private let places: [Column: Int]
  public private(set) var faults: [ImportFault] = []

  init(record: CSVRecord, places: [Column: Int]) {
    self.record = record
    self.places = places
  }

  /// Where the row begins, from 1.
  public var line: Int { record.line }

  /// The text of a cell; nil where it is empty or the file has no such column.
  public subscript(_ column: Column) -> String? {
    guard let place = places[column] else { return nil }
    let text = record[place].trimmed
    return text.isEmpty ? nil : text
  }

  /// Notes that a cell makes no sense.
  public mutating func fault(_ column: Column, _ reason: String) {
    let place = places[column]
    faults.append(
      ImportFault(
        line: place.map { record.line(of: $0) } ?? record.line,
        column: place.map { record.column(of: $0) }, reason: "\(column.rawValue): \(reason)"))
  }

  /// A day, or the day on which an instant falls where a zone is given.
  public mutating func day(_ column: Column, _ zone: LedgerZone? = nil) -> CivilDay? {
    guard let text = self[column] else { return nil }
    let day = zone.map { $0.day(of: text) } ?? CivilDay(text)
    if day == nil { fault(column, "'\(text.shortened)' is not a day, such as 2024-03-05") }
    return day
  }
}
