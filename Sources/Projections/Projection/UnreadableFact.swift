public import Facts
public import Grievances

/// A fact that this program cannot read.
public struct UnreadableFact: Sendable, Hashable, CustomStringConvertible {
  public let sequence: SequenceNumber
  public let subject: Subject
  /// The code of its kind.
  public let kind: UInt16
  public let reason: Unreadable

  init(_ fact: Fact, _ reason: Unreadable) {
    self.init(sequence: fact.sequence, subject: fact.subject, kind: fact.kind, reason: reason)
  }

  init(sequence: SequenceNumber, subject: Subject, kind: UInt16, reason: Unreadable) {
    self.sequence = sequence
    self.subject = subject
    self.kind = kind
    self.reason = reason
  }

  /// The name of its kind, or its code where this program does not know it.
  public var kindName: String { EventKind(rawValue: kind)?.name ?? String(kind) }

  public var description: String { "fact \(sequence) (\(kindName)) cannot be read: \(reason)" }

  /// Whether a projection can go on past it: a kind that nobody knows yet is passed over by all, one
  /// that is known but told in another way stops whoever counts by it.
  func stops(kinds: EventKinds, about subjects: Subject.Kind) -> Bool {
    guard EventKind(rawValue: kind) != nil else { return false }
    switch subject.kind {
    case .calendar, .policy: return true
    case subjects: return kinds.contains(code: kind)
    default: return false
    }
  }
}
