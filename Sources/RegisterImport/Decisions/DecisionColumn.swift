/// The columns of a list of decisions about days.
enum DecisionColumn: String, CellColumn {
  case decision, day, worked, name, reason
  case announcedOn = "announced_on"
  case source, confidence

  var isRequired: Bool { self == .decision || self == .day }
}
