public import Facts
public import WorkingDays

/// Something that someone wants recorded about a subject. Time and identifiers come in with it.
public struct Command: Sendable {
  public var subject: Subject
  public var action: Action
  /// The day it happened on.
  public var day: CivilDay
  /// The day on which it is recorded, in the ledger's time zone.
  public var today: CivilDay
  public var actor: StaffNumber
  public var words: [WordField]
  /// Whether it comes from a register kept elsewhere.
  public var isImported: Bool

  public enum Action: Sendable {
    /// Record an event.
    case record(Event)
    /// Record an event that answers a fact of this subject, such as a promise that was kept.
    case answer(SequenceNumber, Event)
    /// Resolve at whatever stage the grievance stands.
    case resolve(Outcome = .unknown, assumed: AssumedFields = [])
    /// Restate a fact of this subject; words are kept where none are given.
    case correct(SequenceNumber, Event)
    /// Undo a fact of this subject that was recorded by mistake.
    case retract(SequenceNumber)
  }

  public init(
    _ action: Action, subject: Subject, day: CivilDay, today: CivilDay,
    actor: StaffNumber = .system, words: [WordField] = [], isImported: Bool = false
  ) {
    self.action = action
    self.subject = subject
    self.day = day
    self.today = today
    self.actor = actor
    self.words = words
    self.isImported = isImported
  }
}
