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
  var complainant: Complainant
  var status: Status
  /// nil where the register says nothing.
  var stage: Stage?
  var resolvedOn: CivilDay?
  var withdrawnOn: CivilDay?
  /// The grievance that this one is a duplicate of.
  var original: GrievanceNumber?
  var texts = ByColumn<String>()
  var assumed: AssumedFields
}

extension RegisterRow {
  /// Reads a row; the cells then have a fault for each that does not make sense, and it is nil.
  init?(_ cells: inout RegisterCells) {
    // In a row of another length, any cell may be that of another column.
    guard cells.faults.isEmpty else { return nil }
    let number = cells.number()
    let status = cells.status()
    let received = cells.received()
    let registeredOn = cells.day(.registeredOn)
    let (channel, type, complainant) = (cells.channel(), cells.type(), cells.complainant())
    let stage = cells.stage()
    let (resolvedOn, withdrawnOn) = (cells.day(.resolvedOn), cells.day(.withdrawnOn))
    let original = cells.original()
    let assumed = cells.assumed()
    if let status { cells.check(status, stage) }
    if let received {
      cells.check(.resolvedOn, resolvedOn, notBefore: received.lowerBound)
      cells.check(.withdrawnOn, withdrawnOn, notBefore: received.lowerBound)
    }
    guard cells.faults.isEmpty, let number, let status, let received else { return nil }
    self.init(
      number: number, receivedOn: received.lowerBound, receivedUntil: received.upperBound,
      registeredOn: registeredOn, channel: channel, type: type, complainant: complainant,
      status: status, stage: stage, resolvedOn: resolvedOn, withdrawnOn: withdrawnOn,
      original: original,
      assumed: assumed)
    for column in RegisterColumn.allCases where column.isText {
      texts[column] = cells.words(column)
    }
  }
}
