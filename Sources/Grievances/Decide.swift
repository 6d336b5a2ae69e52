public import Facts
internal import WorkingDays

/// Decides whether a command may be carried out, given everything recorded about its subject.
///
/// Pure: the whole history is checked as it would then read, so that a late fact, a correction or a
/// retraction that would leave a later fact without ground is refused.
/// - Parameters:
///   - history: every fact about the subject, in the order in which they were recorded.
///   - context: what else the decision rests on.
///   - next: the position that the fact would take.
/// - Returns: the fact to be recorded.
public func decide(
  _ command: Command, history: [Entry], context: DecisionContext = DecisionContext(),
  next: SequenceNumber
) throws(Refusal) -> Draft {
  let (event, about, isCorrection) = try interpret(command, history)
  try checkFits(event, command.subject)
  try checkIsPast(event, command)
  if command.subject.kind == .grievance {
    try checkNumber(event, command, history, context)
  }

  var flags: Fact.Flags = []
  if !event.assumed.isEmpty { flags.insert(.assumed) }
  if isCorrection { flags.insert(.correction) }
  if command.isImported { flags.insert(.imported) }
  if case .registered(let registered) = event, registered.isSensitive { flags.insert(.sensitive) }
  let draft = Draft(
    kind: event.kind.rawValue, version: Event.payloadVersion, flags: flags, actor: command.actor,
    subject: command.subject, occurredOn: command.day, about: about, payload: event.payload,
    words: command.words)
  let entry = Entry(fact: provisional(draft, next, revision: history.count), event: event)
  try checkHolds(History.told(history + [entry]), command.subject, context, new: next)
  return draft
}

/// The draft as the fact it would become. When it is recorded is not known yet, and no rule asks.
public func provisional(_ draft: Draft, _ sequence: SequenceNumber, revision: Int) -> Fact {
  Fact(
    kind: draft.kind, version: draft.version, flags: draft.flags, actor: draft.actor,
    sequence: sequence, subject: draft.subject,
    revision: Revision(UInt32(truncatingIfNeeded: revision)),
    occurredOn: draft.occurredOn, recordedAt: Instant(microseconds: 0), about: draft.about,
    wordsDigest: .zero, payload: draft.payload)
}

/// What a command would record: the event, the fact it is about, and whether it corrects that fact.
private func interpret(
  _ command: Command, _ history: [Entry]
) throws(Refusal) -> (Event, about: SequenceNumber?, isCorrection: Bool) {
  switch command.action {
  case .record(let event):
    if case .registered = event, !History.effective(history).isEmpty,
      let number = GrievanceNumber(command.subject)
    {
      throw .numberInUse(number)
    }
    // A ledger is opened once; a retraction names what it undoes.
    if case .ledgerOpened = event, command.subject == .ledger, !history.isEmpty {
      throw .permanent(.ledgerOpened)
    }
    if case .retracted = event { throw .notForSubject(.retracted, command.subject) }
    return (event, nil, false)
  case .answer(let sequence, let event):
    guard history.contains(where: { $0.fact.sequence == sequence }) else {
      throw .noSuchFact(sequence, command.subject)
    }
    return (event, sequence, false)
  case .resolve(let outcome, let assumed):
    let standing = History.effective(history).last?.standing ?? Standing()
    let resolved = Resolved(stage: standing.stage, outcome: outcome, assumed: assumed)
    return (.resolved(resolved), nil, false)
  case .correct(let sequence, let event):
    let original = try undoable(sequence, command.subject, history)
    if original.isCorrection, let about = original.fact.about {
      throw .correctsCorrection(sequence, original: about)
    }
    guard original.event.kind == event.kind else {
      throw .kindDiffers(original: original.event.kind, given: event.kind)
    }
    return (event, sequence, true)
  case .retract(let sequence):
    _ = try undoable(sequence, command.subject, history)
    return (.retracted, sequence, false)
  }
}

/// The fact at a position, if it can be corrected or retracted at all.
private func undoable(
  _ sequence: SequenceNumber, _ subject: Subject, _ history: [Entry]
) throws(Refusal) -> Entry {
  guard !history.isEmpty else { throw .notRegistered(subject) }
  guard let entry = history.first(where: { $0.fact.sequence == sequence }) else {
    throw .noSuchFact(sequence, subject)
  }
  switch entry.event {
  case .retracted: throw .retractsRetraction(sequence)
  // What was published was published; what it should have said is restated.
  case .ledgerOpened, .calendarAdopted, .reportPublished, .reportRestated:
    throw .permanent(entry.event.kind)
  default: break
  }
  guard !history.contains(where: { $0.event == .retracted && $0.fact.about == sequence }) else {
    throw .alreadyRetracted(sequence)
  }
  return entry
}

private func checkFits(_ event: Event, _ subject: Subject) throws(Refusal) {
  let fits: Bool
  switch event {
  case .ledgerOpened: fits = subject == .ledger
  case .policyAdopted: fits = subject == .policy
  case .calendarAdopted, .holidayDeclared, .holidayRevoked, .workingDayMoved:
    fits = subject == .calendar
  case .staffEnrolled, .staffRetired: fits = subject.kind == .staff
  case .organisationEnrolled: fits = subject.kind == .organisation
  case .consultationHeld, .engagementHeld, .pressPublished, .documentDisclosed:
    fits = subject.kind == .engagement
  case .reportPublished, .reportRestated: fits = subject.kind == .report
  case .retracted: fits = true
  default: fits = subject.kind == .grievance
  }
  guard fits else { throw .notForSubject(event.kind, subject) }
}

private func checkIsPast(_ event: Event, _ command: Command) throws(Refusal) {
  // What happened has happened; a decision about days may concern days to come, but
  // it has been announced.
  let mayLieAhead: [Subject.Kind?] = [.calendar, .policy]
  var days = mayLieAhead.contains(command.subject.kind) ? [] : [command.day]
  switch event {
  case .registered(let registered): days += [registered.receivedUntil, registered.registeredOn]
  case .holidayDeclared(let holiday): days += [holiday.announcedOn].compactMap(\.self)
  case .holidayRevoked(let holiday): days += [holiday.announcedOn].compactMap(\.self)
  case .workingDayMoved(let moved): days += [moved.announcedOn].compactMap(\.self)
  default: break
  }
  for day in days where day > command.today {
    throw .dayInFuture(day, today: command.today)
  }
}

/// Checks that a history can be told from its beginning, with the new fact in it.
private func checkHolds(
  _ history: [Entry], _ subject: Subject, _ context: DecisionContext, new: SequenceNumber
) throws(Refusal) {
  switch subject.kind {
  case .grievance:
    guard let number = GrievanceNumber(subject) else { return }
    // A number that was voided has no life of its own; `checkNumber` keeps it so.
    guard history.first?.event != .numberVoided else { return }
    var life = Case(number, history, context.rules)
    for entry in history {
      try admitting(entry, new: new) { entry throws(Refusal) in try life.admit(entry) }
    }
  case .calendar: try checkCalendarHolds(history, new: new)
  case .staff, .organisation:
    var enrolment = Enrolment(subject)
    for entry in history {
      try admitting(entry, new: new) { entry throws(Refusal) in try enrolment.admit(entry) }
    }
  case .engagement:
    if history.count > 1 { throw .alreadyRecorded(subject) }
  case .report:
    var editions = ReportEditions(subject)
    for entry in history.sorted(by: { $0.place < $1.place }) {
      try admitting(entry, new: new) { entry throws(Refusal) in try editions.admit(entry) }
    }
  default: return
  }
}

/// Runs a rule on a fact, and says at which fact the history broke where that is not the new one.
private func admitting(
  _ entry: Entry, new: SequenceNumber, _ rule: (Entry) throws(Refusal) -> Void
) throws(Refusal) {
  do {
    try rule(entry)
  } catch {
    guard entry.fact.sequence != new else { throw error }
    throw .breaksHistory(at: entry.fact.sequence, because: error)
  }
}

/// A decision taken at the end is checked against those before it; a correction or a retraction
/// changes what later decisions stood on, so all are checked again.
private func checkCalendarHolds(_ history: [Entry], new: SequenceNumber) throws(Refusal) {
  let ordered = history.sorted { $0.place < $1.place }
  var book = CalendarBook()
  if let last = ordered.last, last.fact.sequence == new, !last.isCorrection {
    for entry in ordered.dropLast() { book.take(entry) }
    return try book.admit(last)
  }
  for entry in ordered {
    // What was adopted stays adopted, also where this program no longer knows that version.
    if case .calendarAdopted = entry.event {
      book.take(entry)
      continue
    }
    try admitting(entry, new: new) { entry throws(Refusal) in try book.admit(entry) }
  }
}
