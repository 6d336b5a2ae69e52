public import Facts
public import WorkingDays

/// A grievance came in and was given its number. Happened on: the day it was received.
public struct Registered: Sendable, Hashable {
  /// The last day on which it may have been received; the received day itself where that is known.
  public var receivedUntil: CivilDay
  public var registeredOn: CivilDay
  public var channel: Channel
  public var type: GrievanceType
  public var complainant: Complainant
  /// Where it comes from, 1 to 22 by the official code; 0 where not known, or not to be known.
  public var aimag: UInt8
  /// Sexual exploitation, abuse or harassment: the fact then carries no place.
  public var isSensitive: Bool
  public var assumed: AssumedFields

  public init(
    receivedUntil: CivilDay, registeredOn: CivilDay, channel: Channel, type: GrievanceType,
    complainant: Complainant, aimag: UInt8 = 0, isSensitive: Bool = false,
    assumed: AssumedFields = []
  ) {
    self.receivedUntil = receivedUntil
    self.registeredOn = registeredOn
    self.channel = channel
    self.type = type
    self.complainant = complainant
    self.aimag = aimag
    self.isSensitive = isSensitive
    self.assumed = assumed
  }
}

/// It was decided whether a grievance concerns the project, and at which stage it is handled.
public struct EligibilityAssessed: Sendable, Hashable {
  public var isRelated: Bool
  /// Where a related grievance is handled: resolved locally (stage 1), or taken on by the project
  /// implementation unit (stage 2).
  public var handledAt: Stage
  public var category: Category
  public var risk: Risk
  /// Where it was sent, if that has a number here; else 0.
  public var referredTo: OrganisationNumber
  public var assumed: AssumedFields

  public init(
    isRelated: Bool, handledAt: Stage, category: Category = .unknown, risk: Risk = .unknown,
    referredTo: OrganisationNumber = .none, assumed: AssumedFields = []
  ) {
    self.isRelated = isRelated
    self.handledAt = handledAt
    self.category = category
    self.risk = risk
    self.referredTo = referredTo
    self.assumed = assumed
  }
}

/// A grievance was given to someone to handle.
public struct Assigned: Sendable, Hashable {
  /// 0 where the person has no number here; the name is then in the confidential words.
  public var staff: StaffNumber
  public var assumed: AssumedFields

  public init(staff: StaffNumber, assumed: AssumedFields = []) {
    self.staff = staff
    self.assumed = assumed
  }
}

/// A grievance entered a higher stage.
public struct Escalated: Sendable, Hashable {
  public var stage: Stage
  public var assumed: AssumedFields

  public init(stage: Stage, assumed: AssumedFields = []) {
    self.stage = stage
    self.assumed = assumed
  }
}

/// A grievance was acted on and the outcome given. Happened on: the day it was given.
public struct Resolved: Sendable, Hashable {
  public var stage: Stage
  public var outcome: Outcome
  public var assumed: AssumedFields

  public init(stage: Stage, outcome: Outcome = .unknown, assumed: AssumedFields = []) {
    self.stage = stage
    self.outcome = outcome
    self.assumed = assumed
  }
}
