public import WorkingDays

/// A fact that has been decided on and not yet recorded: the log adds where and when.
public struct Draft: Sendable, Hashable {
  public var kind: UInt16
  public var version: UInt8
  public var flags: Fact.Flags
  public var actor: StaffNumber
  public var subject: Subject
  public var occurredOn: CivilDay
  public var about: SequenceNumber?
  public var payload: Payload
  public var words: [WordField]

  public init(
    kind: UInt16, version: UInt8, flags: Fact.Flags = [], actor: StaffNumber, subject: Subject,
    occurredOn: CivilDay, about: SequenceNumber? = nil, payload: Payload,
    words: [WordField] = []
  ) {
    self.kind = kind
    self.version = version
    self.flags = flags
    self.actor = actor
    self.subject = subject
    self.occurredOn = occurredOn
    self.about = about
    self.payload = payload
    self.words = words
  }
}
