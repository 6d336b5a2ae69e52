internal import CSV
internal import Facts
internal import Grievances
internal import WorkingDays

/// One row of a register, read and found to make sense by itself.
struct RegisterRow {
  var number: GrievanceNumber
  var receivedOn: CivilDay
  var receivedUntil: CivilDay
  var registeredOn: CivilDay?
  var channel: Channel
  var type: GrievanceType
  var status: Status
  /// nil where the register says nothing.
  var stage: Stage?
  var resolvedOn: CivilDay?
  var texts: [RegisterColumn: String]
  var assumed: AssumedFields
}

extension RegisterRow {
  /// Reads a row; adds a fault for each cell that does not make sense, and is then nil.
  init?(_ record: CSVRecord, _ header: RegisterHeader, _ faults: inout ImportFaults) {
    var cells = RegisterCells(record: record, header: header)
    let number = cells.number()
    let status = cells.status()
    let received = cells.received()
    let registeredOn = cells.day(.registeredOn)
    let channel = cells.code(.channel, Channel.self, but: .unknown)
    let type = cells.code(.type, GrievanceType.self, but: .unknown)
    let stage = cells.stage()
    let resolvedOn = cells.day(.resolvedOn)
    let assumed = cells.assumed()
    cells.checkTogether(status, stage, received?.lowerBound, resolvedOn)
    for fault in cells.faults { faults.add(fault) }
    guard cells.faults.isEmpty, let number, let status, let received else { return nil }
    let texts: [RegisterColumn] = [
      .referredTo, .assignedTo, .person, .contact, .summary, .actions,
    ]
    self.init(
      number: number, receivedOn: received.lowerBound, receivedUntil: received.upperBound,
      registeredOn: registeredOn, channel: channel ?? .unknown, type: type ?? .unknown,
      status: status, stage: stage, resolvedOn: resolvedOn,
      texts: Dictionary(
        uniqueKeysWithValues: texts.compactMap { column in
          cells[column].map { (column, $0) }
        }),
      assumed: assumed)
  }
}
