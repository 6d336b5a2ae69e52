/// The columns of a register kept elsewhere.
enum RegisterColumn: Int, CaseIterable {
  case registeredNumber, receivedOn, receivedBetween, registeredOn
  case channel, type, status, stage
  case resolvedOn, referredTo, assignedTo
  case person, contact, summary, actions, assumed

  /// The name in the header.
  var name: String { Self.names[rawValue] }

  init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  private static let names = [
    "registered_no", "received_on", "received_between", "registered_on", "channel", "type",
    "status", "stage", "resolved_on", "referred_to", "assigned_to", "person", "contact", "summary",
    "actions", "assumed",
  ]

  /// Columns without which no row can be read.
  static let required: [RegisterColumn] = [.registeredNumber, .status]
}

/// Something for each column; a look-up costs no more than one in an array.
struct ByColumn<Value> {
  private var values: [Value?] = Array(repeating: nil, count: RegisterColumn.allCases.count)

  subscript(_ column: RegisterColumn) -> Value? {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }
}
