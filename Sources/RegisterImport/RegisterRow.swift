internal import CSV
internal import Facts
internal import Grievances
internal import Ledger
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
  var texts: ByColumn<String>
  var assumed: AssumedFields
}

extension RegisterRow {
  /// Reads a row; adds a fault for each cell that does not make sense, and is then nil.
  init?(
    _ record: CSVRecord, _ header: RegisterHeader, _ zone: LedgerZone,
    _ faults: inout ImportFaults
  ) {
    var cells = RegisterCells(record: record, header: header, zone: zone)
    let number = cells.number()
    let status = cells.status()
    let received = cells.received()
    let registeredOn = cells.day(.registeredOn)
    let channel = cells.channel()
    let type = cells.type()
    let stage = cells.stage()
    let resolvedOn = cells.day(.resolvedOn)
    let assumed = cells.assumed()
    cells.checkTogether(status, stage, received?.lowerBound, resolvedOn)
    for fault in cells.faults { faults.add(fault) }
    guard cells.faults.isEmpty, let number, let status, let received else { return nil }
    var texts = ByColumn<String>()
    let columns: [RegisterColumn] = [
      .referredTo, .assignedTo, .person, .contact, .summary, .actions,
    ]
    for column in columns { texts[column] = cells[column] }
    self.init(
      number: number, receivedOn: received.lowerBound, receivedUntil: received.upperBound,
      registeredOn: registeredOn, channel: channel ?? .unknown, type: type ?? .unknown,
      status: status, stage: stage, resolvedOn: resolvedOn,
      texts: texts, assumed: assumed)
  }
}
