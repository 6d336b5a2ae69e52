public import Facts
public import WorkingDays

/// A fact together with the event it holds, and the place it takes in its subject's history.
public struct Entry: Sendable, Hashable {
  /// As stored; where it has been corrected, the correction.
  public var fact: Fact
  public var event: Event
  /// The position that decides the order: of a correction, that of the fact it corrects.
  public var place: SequenceNumber
  /// The fact that it answers, such as the promise that was kept; a correction answers what the fact
  /// it corrects answers.
  public var answers: SequenceNumber?
  /// Where the words stand that go with it, if it has any.
  public var words: SequenceNumber?
  /// Where the grievance stands when this has happened, once its history is told: see `History.settle`.
  public var standing = Standing()

  @inlinable public init(fact: Fact, event: Event) {
    self.fact = fact
    self.event = event
    place = fact.sequence
    answers = fact.flags.contains(.correction) ? nil : fact.about
    words = fact.wordsDigest.isZero ? nil : fact.sequence
  }

  /// Reads a fact.
  public init(_ fact: Fact) throws(Unreadable) {
    self.init(fact: fact, event: try Event(fact))
  }

  /// Reads another fact in its place, which costs less than to make an entry and to move it there.
  /// - Throws: what `init` throws; the entry is then of no use.
  public mutating func read(_ fact: Fact) throws(Unreadable) {
    self.fact = fact
    event = try Event(fact)
    place = fact.sequence
    answers = fact.flags.contains(.correction) ? nil : fact.about
    words = fact.wordsDigest.isZero ? nil : fact.sequence
  }

  public var isCorrection: Bool { fact.flags.contains(.correction) }

  /// The order in which the facts about a subject are folded.
  // Inlined, so that neither is copied for it.
  @inline(__always) public func precedes(_ other: Entry) -> Bool {
    (fact.occurredOn, place) < (other.fact.occurredOn, other.place)
  }
}

/// How much of the past a question sees.
public struct Cut: Sendable, Hashable {
  /// The number of facts that are known: those below this position.
  public var known: UInt64
  /// The last day of what happened that is seen.
  public var through: CivilDay

  public init(known: UInt64, through: CivilDay = .distantFuture) {
    self.known = known
    self.through = through
  }

  /// Everything there is.
  public static let none = Cut(known: .max)
}
