// What the project does to reach its stakeholders (SEP section 7).

/// A consultation meeting or public discussion.
public struct ConsultationHeld: Sendable, Hashable {
  public var women: UInt32
  public var men: UInt32
  /// Participants of whom that was not recorded.
  public var others: UInt32

  public init(women: UInt32, men: UInt32, others: UInt32) {
    self.women = women
    self.men = men
    self.others = others
  }
}

/// Another activity that reaches stakeholders.
public struct EngagementHeld: Sendable, Hashable {
  public var activity: EngagementActivity

  public init(activity: EngagementActivity) { self.activity = activity }
}

/// Something published or broadcast in national media.
public struct PressPublished: Sendable, Hashable {
  public var medium: PressMedium

  public init(medium: PressMedium) { self.medium = medium }
}
