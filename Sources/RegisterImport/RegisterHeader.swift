internal import CSV

/// Which column stands where in a register.
struct RegisterHeader {
  private let places: ByColumn<Int>
  let count: Int

  /// Reads the header; adds a fault for each name that is unknown, doubled or missing, and is then
  /// nil.
  init?(_ record: CSVRecord, _ faults: inout ImportFaults) {
    var places = ByColumn<Int>()
    let before = faults.count
    for index in 0..<record.count {
      let name = record[index].trimmed
      func fault(_ reason: String) -> ImportFault {
        ImportFault(
          line: record.line(of: index), column: record.column(of: index), reason: reason)
      }
      guard let column = RegisterColumn(name: name) else {
        let known = RegisterColumn.allCases.map(\.name).joined(separator: ", ")
        faults.add(fault("the column '\(name.shortened)' is not known; known are \(known)"))
        continue
      }
      if places[column] != nil { faults.add(fault("the column '\(name)' stands here twice")) }
      places[column] = index
    }
    for column in RegisterColumn.required where places[column] == nil {
      faults.add(
        ImportFault(
          line: record.line, column: nil, reason: "the column '\(column.name)' is missing"))
    }
    guard faults.count == before else { return nil }
    self.places = places
    count = record.count
  }

  func place(of column: RegisterColumn) -> Int? { places[column] }
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
