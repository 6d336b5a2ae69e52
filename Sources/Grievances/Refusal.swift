public import Facts
public import WorkingDays

/// Why a command was refused, with what the user needs to know to put it right. No words.
public indirect enum Refusal: Error, Hashable {
  case numberInUse(GrievanceNumber)
  case notRegistered(Subject)
  case dayInFuture(CivilDay, today: CivilDay)
  case beforeReceived(CivilDay, received: CivilDay)
  case registeredBeforeReceived(registered: CivilDay, received: CivilDay)
  case registeredInAnotherYear(registered: CivilDay, number: GrievanceNumber)
  case receivedIntervalReversed(first: CivilDay, last: CivilDay)
  case alreadyAssessed
  case notAssessed
  case unrelated
  case alreadyClosed(Status)
  case notClosed
  /// There is no outcome yet.
  case stillOpen
  case stageNotHigher(from: Stage, to: Stage)
  case stageDiffers(standsAt: Stage, given: Stage)
  case stageNotReached(Stage, standsAt: Stage)
  case alreadyAcknowledged
  case sensitiveHasPlace
  case noSuchAimag(UInt8)
  case noSuchSatisfaction(UInt8)
  case extensionTooLong(days: Int, most: Int)
  /// A day that was promised lies before the day of the promise.
  case dueBeforePromised(due: CivilDay, promised: CivilDay)

  case answersNothing(EventKind)
  case answersOther(SequenceNumber, wanted: EventKind)
  case alreadyDone(SequenceNumber)
  case tooManyPledges(Int)

  case linked(GrievanceNumber, original: GrievanceNumber)
  case voided(GrievanceNumber)
  case linksItself
  case originalNotRegistered(GrievanceNumber)
  case originalIsLinked(GrievanceNumber)
  case beyondNumbering(GrievanceNumber, last: UInt32)
  case noNumberLeft(year: UInt16)

  case alreadyEnrolled(Subject)
  case notEnrolled(Subject)
  case alreadyRetired(Subject)
  /// Staff and organisations are numbered from 1 to what four bytes hold.
  case noSuchNumber(Subject)
  /// One number holds one engagement.
  case alreadyRecorded(Subject)

  /// Nothing was published under this number that could be restated.
  case notPublished(Subject)
  /// A restatement names the edition before it, the one that stands.
  case restatesOther(SequenceNumber)
  /// A report pins facts that are not there, or fewer than the edition before it.
  case pinsWrongly(known: UInt64)

  case notForSubject(EventKind, Subject)
  case noSuchFact(SequenceNumber, Subject)
  case kindDiffers(original: EventKind, given: EventKind)
  case alreadyRetracted(SequenceNumber)
  case correctsCorrection(SequenceNumber, original: SequenceNumber)
  case retractsRetraction(SequenceNumber)
  case permanent(EventKind)
  case breaksHistory(at: SequenceNumber, because: Refusal)

  case calendar(DecisionObjection)
  /// The calendar follows this version of the statute already.
  case statuteInForce(version: UInt16)
  case unusable(UnusableRules)
}

extension Refusal: CustomStringConvertible {
  /// One sentence: what stands in the way, and what to do.
  public var description: String {
    grievanceDescription ?? courseDescription ?? numberDescription ?? correctionDescription
      ?? calendarDescription ?? "refused"
  }

  private var grievanceDescription: String? {
    switch self {
    case .numberInUse(let number):
      "\(number) is registered already; correct it, or take another number"
    case .notRegistered(let subject): "\(subject) is not registered; check the number"
    case .dayInFuture(let day, let today):
      "\(day) lies in the future (today is \(today)); give the day on which it happened"
    case .beforeReceived(let day, let received):
      "\(day) lies before the day of receipt, \(received); give a later day, or correct the receipt"
    case .registeredBeforeReceived(let registered, let received):
      "registered on \(registered), before it was received on \(received); correct one of the days"
    case .registeredInAnotherYear(let registered, let number):
      "registered on \(registered), which is not in \(number.year), the year of \(number)"
    case .receivedIntervalReversed(let first, let last):
      "received between \(first) and \(last): the first day lies after the last"
    case .alreadyAssessed:
      "it has been assessed already; correct that fact instead"
    case .notAssessed: "it has not been assessed yet; assess it first"
    case .unrelated: "it is not related to the project; correct its assessment first"
    case .alreadyClosed(let status): "it is \(status.name) already; reopen it first"
    case .notClosed: "it is still open"
    case .stillOpen: "it is still open, so there is no outcome yet; resolve it first"
    case .stageNotHigher(let from, let to):
      "it is at stage \(from.name) and can only go up, not to stage \(to.name)"
    case .stageDiffers(let standsAt, let given):
      "it stands at stage \(standsAt.name), not \(given.name); escalate it first"
    default: nil
    }
  }

  private var courseDescription: String? {
    switch self {
    case .stageNotReached(let stage, let standsAt):
      "it stands at stage \(standsAt.name) and has not reached stage \(stage.name); escalate it first"
    case .alreadyAcknowledged: "its receipt has been acknowledged already"
    case .sensitiveHasPlace: "a sensitive grievance carries no place; leave the aimag out"
    case .noSuchAimag(let code): "there is no aimag \(code); give a code from 1 to 22"
    case .noSuchSatisfaction(let value): "\(value) is no satisfaction; give 1 to 5"
    case .extensionTooLong(let days, let most):
      "extended by \(days) days in all, and the policy allows \(most)"
    case .dueBeforePromised(let due, let promised):
      "what was promised on \(promised) cannot be due before, on \(due); check the days"
    case .answersNothing(let wanted): "name the \(wanted.name) fact that it is about"
    case .answersOther(let sequence, let wanted):
      "fact \(sequence) is no open fact of kind \(wanted.name) of this grievance"
    case .alreadyDone(let sequence): "what fact \(sequence) promised has been done already"
    case .tooManyPledges(let most):
      "\(most) promises are open already; record one as kept first"
    default: nil
    }
  }

  private var numberDescription: String? {
    switch self {
    case .linked(let number, let original):
      "\(number) is a duplicate of \(original); act on that one"
    case .voided(let number): "\(number) was voided; take another number"
    case .linksItself: "it cannot be a duplicate of itself"
    case .originalNotRegistered(let number): "\(number) is not registered; check the number"
    case .originalIsLinked(let number):
      "\(number) is itself a duplicate; link to the one that it is a duplicate of"
    case .beyondNumbering(let number, let last):
      "\(number) lies beyond the next number of its year, \(last + 1); numbers run without a gap"
    case .noNumberLeft(let year):
      "the highest number of \(year) is used, so there is no next; retract it if it is wrong"
    case .alreadyEnrolled(let subject): "\(subject) is enrolled already; take another number"
    case .notEnrolled(let subject): "\(subject) is not enrolled; enrol first"
    case .alreadyRetired(let subject): "\(subject) is retired already"
    case .noSuchNumber(let subject):
      "\(subject) is no number that can be given; take one from 1 to \(UInt32.max)"
    case .alreadyRecorded(let subject): "\(subject) is recorded already; correct it instead"
    case .notPublished(let subject): "\(subject) was never published; publish it first"
    case .restatesOther(let sequence):
      "a restatement restates the edition that stands, fact \(sequence), and its period"
    case .pinsWrongly(let known):
      "a report cannot be as of \(known) facts: there are fewer, or the edition before saw more"
    default: nil
    }
  }

  private var correctionDescription: String? {
    switch self {
    case .notForSubject(let kind, let subject): "\(kind.name) cannot be recorded about \(subject)"
    case .noSuchFact(let sequence, let subject):
      "fact \(sequence) is not about \(subject); `grm timeline` or `grm facts` shows which are"
    case .kindDiffers(let original, let given):
      "the fact is of kind \(original.name) and cannot be restated as \(given.name); retract it "
        + "and record the other"
    case .alreadyRetracted(let sequence): "fact \(sequence) is retracted already"
    case .correctsCorrection(let sequence, let original):
      "fact \(sequence) is itself a correction; correct the original, fact \(original)"
    case .retractsRetraction(let sequence):
      "fact \(sequence) is a retraction; record what it undid again instead"
    case .permanent(let kind): "a fact of kind \(kind.name) cannot be undone or restated"
    case .breaksHistory(let sequence, let reason):
      "the history would no longer hold at fact \(sequence): \(reason)"
    default: nil
    }
  }

  private var calendarDescription: String? {
    switch self {
    case .calendar(let objection): objection.sentence
    case .statuteInForce(let version):
      "the calendar follows version \(version) of the statute already; there is nothing to adopt"
    case .unusable(let reason): reason.description
    default: nil
    }
  }
}

extension DecisionObjection {
  /// One sentence: what speaks against a decision about the calendar.
  public var sentence: String {
    switch self {
    case .movedDayIsOff(let day, _): "\(day) is a day off already; name a working day"
    case .workedDayIsWorking(let day): "\(day) is a working day already; name a day off"
    case .movedOntoItself(let day): "\(day) cannot be worked instead of itself"
    case .nothingToRevoke(let day): "\(day) is no holiday, so there is nothing to revoke"
    case .outsideTabulatedYears(let day):
      "\(day) lies outside 1990 to 2100, the years that the calendar answers; "
        + "check the year"
    }
  }
}
