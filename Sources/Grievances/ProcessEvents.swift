public import Facts
public import WorkingDays

// What happens to a grievance on the way between its registration and its end, and after it.

/// The complainant was told in writing that the grievance came in, and what happens next.
public struct ReceiptAcknowledged: Sendable, Hashable {
  /// The day by which an answer was promised.
  public var promisedOn: CivilDay?

  public init(promisedOn: CivilDay?) { self.promisedOn = promisedOn }
}

/// A contractor was told to act (SEP section 8, stage 2).
public struct ContractorInstructed: Sendable, Hashable {
  public var organisation: OrganisationNumber

  public init(organisation: OrganisationNumber) { self.organisation = organisation }
}

/// A meeting with the complainant; at stage 3 the multi-stakeholder meeting (SEP section 8).
public struct MeetingHeld: Sendable, Hashable {
  public var stage: Stage

  public init(stage: Stage) { self.stage = stage }
}

/// A third party began to mediate.
public struct MediationEntered: Sendable, Hashable {
  /// The mediator, if it has a number here; else 0.
  public var organisation: OrganisationNumber

  public init(organisation: OrganisationNumber) { self.organisation = organisation }
}

/// A file was added to the grievance's documents; it lies in `documents/` by its digest.
public struct DocumentAttached: Sendable, Hashable {
  /// In bytes, before it was sealed.
  public var size: UInt64
  /// SHA-256 of the file before it was sealed.
  public var digest: Digest

  public init(size: UInt64, digest: Digest) {
    self.size = size
    self.digest = digest
  }
}

/// The limit for resolution was extended and the complainant told so (Petition law, art. 16).
/// Happened on: the day of the notice.
public struct DeadlineExtended: Sendable, Hashable {
  /// How many days are added, in the basis of the limit.
  public var days: UInt16

  public init(days: UInt16) { self.days = days }
}

/// The outcome was given to the complainant.
public struct OutcomeConveyed: Sendable, Hashable {
  public var channel: Channel

  public init(channel: Channel) { self.channel = channel }
}

/// What the complainant said to the outcome.
public struct ComplainantResponded: Sendable, Hashable {
  public var isAccepted: Bool
  /// 1 to 5; nil where none was given.
  public var satisfaction: UInt8?

  public init(isAccepted: Bool, satisfaction: UInt8?) {
    self.isAccepted = isAccepted
    self.satisfaction = satisfaction
  }
}

/// The complainant turned to another body, beside whatever stage the grievance stands at.
public struct AppealLodged: Sendable, Hashable {
  public var body: AppealBody

  public init(body: AppealBody) { self.body = body }
}

/// Something was promised to the complainant. It stays open past the resolution until it is kept.
public struct CommitmentMade: Sendable, Hashable {
  /// nil where no day was named.
  public var dueOn: CivilDay?

  public init(dueOn: CivilDay?) { self.dueOn = dueOn }
}

/// The grievance is the same as another, which counts in its place.
public struct DuplicateLinked: Sendable, Hashable {
  public var original: GrievanceNumber

  public init(original: GrievanceNumber) { self.original = original }
}

/// Words of a fact were erased; their digests stay. The fact names which fact they stood with.
public struct WordsErased: Sendable, Hashable {
  /// Public words too, and not only the confidential ones.
  public var includesPublic: Bool

  public init(includesPublic: Bool) { self.includesPublic = includesPublic }
}
