/// The columns of a register kept elsewhere, by the names of its header.
enum RegisterColumn: String, CaseIterable {
  case registeredNumber = "registered_no"
  case receivedOn = "received_on"
  case receivedBetween = "received_between"
  case registeredOn = "registered_on"
  case channel, type, status, stage
  case resolvedOn = "resolved_on"
  case referredTo = "referred_to"
  case assignedTo = "assigned_to"
  case person, contact, summary, actions, assumed

  /// Columns without which no row can be read.
  static let required: [RegisterColumn] = [.registeredNumber, .status]
}
