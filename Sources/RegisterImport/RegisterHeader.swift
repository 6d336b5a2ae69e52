internal import CSV
internal import Facts

/// Which column stands where in a register.
struct RegisterHeader {
  private let places: ByColumn<Int>
  private let columns: [RegisterColumn]
  /// The number of columns that have a name.
  var count: Int { columns.count }
  /// As many cells a row may have, with empty ones behind the last column.
  private let writtenCount: Int

  /// Reads the header; adds a fault for each name that is unknown, doubled or missing, and is then
  /// nil.
  init?(_ record: CSVRecord, _ faults: inout ImportFaults, _ notes: inout RegisterNotes) {
    var places = ByColumn<Int>()
    var columns: [RegisterColumn] = []
    let before = faults.count
    // Spreadsheets write the empty columns beside a table too.
    let count = (0..<record.count).last { !record[$0].trimmed.isEmpty }.map { $0 + 1 } ?? 0
    for index in 0..<count {
      let name = record[index].trimmed
      func fault(_ reason: String) {
        faults.add(
          ImportFault(
            line: record.line(of: index), column: record.column(of: index), reason: reason))
      }
      guard let column = RegisterColumn(name: name) ?? RegisterColumn(folding: name) else {
        fault(Self.unknown(name, isAlone: count == 1))
        continue
      }
      if name != column.name {
        notes.add(.header(written: name, name: column.name), line: record.line(of: index))
      }
      if RegisterColumn.passedOver.contains(column) {
        notes.add(.passedOver(column: column.name), line: record.line(of: index))
      }
      if places[column] != nil { fault("the column '\(column.name)' stands here twice") }
      places[column] = index
      columns.append(column)
    }
    for column in RegisterColumn.required where places[column] == nil {
      faults.add(
        ImportFault(
          line: record.line, column: nil, reason: "the column '\(column.name)' is missing"))
    }
    guard faults.count == before else { return nil }
    self.places = places
    self.columns = columns
    writtenCount = record.count
  }

  private static func unknown(_ name: String, isAlone: Bool) -> String {
    if name.isEmpty { return "the column has no name; name it, or take it out" }
    if isAlone,
      let separator = [";": "semicolons", "\t": "tabs"].first(where: { name.contains($0.key) })
    {
      return "the cells are parted by \(separator.value); save the file with commas"
    }
    let known = RegisterColumn.allCases.map(\.name).joined(separator: ", ")
    return "the column '\(name.shortened)' is not known; known are \(known)"
  }

  func place(of column: RegisterColumn) -> Int? { places[column] }
}

extension RegisterHeader {
  /// Whether a record may be the beginning of a row that a line end has broken in a cell without
  /// quotes: too short, with a number of its own, and broken off in a column of text.
  func mayBeBroken(_ record: CSVRecord) -> Bool {
    guard record.count < count, columns[record.count - 1].isText else { return false }
    guard let place = places[.registeredNumber], place < record.count - 1 else { return false }
    return GrievanceNumber(folding: record[place]) != nil
  }

  /// A broken row and the record behind it as one, where that makes no more cells than the
  /// header has and the record is not a row of its own.
  func joined(_ broken: CSVRecord, _ next: CSVRecord) -> CSVRecord? {
    guard broken.count + next.count - 1 <= writtenCount,
      let place = places[.registeredNumber],
      GrievanceNumber(folding: next[place]) == nil
    else { return nil }
    return broken.joined(with: next)
  }

  /// The name of the column in which a record ends.
  func lastColumn(of record: CSVRecord) -> String { columns[record.count - 1].name }
}

extension GrievanceNumber {
  /// Reads `7/2024`, also with spaces in it or a number sign before it.
  init?(folding text: String) {
    if let number = GrievanceNumber(text) {
      self = number
      return
    }
    let scalars = text.unicodeScalars.filter {
      !$0.properties.isWhitespace && $0 != "№" && $0 != "#"
    }
    self.init(String(String.UnicodeScalarView(scalars)))
  }
}

extension String {
  /// Without spaces, tabs and no-break spaces at either end.
  var trimmed: String {
    // Nearly every cell begins and ends with a letter or a digit; characters are slow to look at.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
    func isBlank(_ character: Character) -> Bool { character.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// At most 40 characters, for an error.
  var shortened: String { count > 40 ? "\(prefix(40))…" : self }
}
