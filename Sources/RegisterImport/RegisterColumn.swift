/// The columns of a register kept elsewhere.
enum RegisterColumn: Int, CaseIterable {
  case registeredNumber, receivedOn, receivedBetween, registeredOn
  case channel, type, status, stage
  case resolvedOn, withdrawnOn, duplicateOf, referredTo, assignedTo
  case complainant, person, contact, summary, actions, assumed
  case firstLevelClosedOn, secondLevelClosedOn

  /// The name in the header.
  var name: String { Self.names[rawValue] }

  init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  /// The column that a name means which is written in another way; see `foldedName`.
  init?(folding name: String) {
    guard let index = Self.foldedNames.firstIndex(of: name.foldedName) else { return nil }
    self.init(rawValue: index)
  }

  private static let names = [
    "registered_no", "received_on", "received_between", "registered_on", "channel", "type",
    "status", "stage", "resolved_on", "withdrawn_on", "duplicate_of", "referred_to", "assigned_to",
    "complainant", "person", "contact", "summary", "actions", "assumed",
    "first_level_closed_on", "second_level_closed_on",
  ]
  private static let foldedNames = names.map(\.foldedName)

  /// Columns without which no row can be read.
  static let required: [RegisterColumn] = [.registeredNumber, .status]

  /// Columns of `grm log` that follow from others.
  static let passedOver: [RegisterColumn] = [.firstLevelClosedOn, .secondLevelClosedOn]

  /// Whether the column holds text, in which any sign and any line end may stand for itself.
  var isText: Bool {
    switch self {
    case .referredTo, .assignedTo, .person, .contact, .summary, .actions: true
    default: false
    }
  }
}

/// Something for each column; a look-up costs no more than one in an array.
struct ByColumn<Value> {
  private var values: [Value?] = Array(repeating: nil, count: RegisterColumn.allCases.count)

  subscript(_ column: RegisterColumn) -> Value? {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }
}
