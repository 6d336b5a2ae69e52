internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

/// The coded fields of what happens between the registration and the end, and after it.
struct CorrectedProcess: ParsableArguments {
  @Option(help: ArgumentHelp("Of an acknowledgement: the day promised.", valueName: "day"))
  var promised: CivilDay?

  @Option(help: ArgumentHelp("Of a promise: the day by which.", valueName: "day"))
  var due: CivilDay?

  @Option(help: "Of an extension: the days added.")
  var days: UInt16?

  @Option(help: "Of a response: accepted or rejected.")
  var answer: Answer?

  @Option(help: "Of a response: from 1 to 5.")
  var satisfaction: UInt8?

  @Option(help: "Of an appeal: to whom.")
  var to: AppealBody?

  @Option(help: "Of a link: the grievance that it is a duplicate of.")
  var original: GrievanceNumber?

  enum Answer: String, ExpressibleByArgument, CaseIterable {
    case accepted, rejected
  }

  func validate() throws {
    guard days != 0 else { throw ValidationError("an extension has at least 1 day") }
  }

  var given: [(name: String, kinds: [EventKind])] {
    [
      (promised != nil, "promised", [EventKind.receiptAcknowledged]),
      (due != nil, "due", [.commitmentMade]),
      (days != nil, "days", [.deadlineExtended]),
      (answer != nil, "answer", [.complainantResponded]),
      (satisfaction != nil, "satisfaction", [.complainantResponded]),
      (to != nil, "to", [.appealLodged]),
      (original != nil, "original", [.duplicateLinked]),
    ].filter(\.0).map { ($0.1, $0.2) }
  }

  func apply(to event: Event) -> Event {
    switch event {
    case .receiptAcknowledged(let event):
      return .receiptAcknowledged(ReceiptAcknowledged(promisedOn: promised ?? event.promisedOn))
    case .commitmentMade(let event):
      return .commitmentMade(CommitmentMade(dueOn: due ?? event.dueOn))
    case .deadlineExtended(let event):
      return .deadlineExtended(DeadlineExtended(days: days ?? event.days))
    case .complainantResponded(var event):
      if let answer { event.isAccepted = answer == .accepted }
      if let satisfaction { event.satisfaction = satisfaction }
      return .complainantResponded(event)
    case .appealLodged(let event): return .appealLodged(AppealLodged(body: to ?? event.body))
    case .duplicateLinked(let event):
      return .duplicateLinked(DuplicateLinked(original: original ?? event.original))
    default: return event
    }
  }
}
