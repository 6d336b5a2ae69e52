public import WorkingDays

/// What a random history is like: when it takes place, and how often things happen.
///
/// Shares of grievances where nothing else is said. Whatever they are set to, the history is
/// admissible; only its length in grievances and its unrest change.
public struct HistoryProfile: Sendable, Hashable {
  /// The first day on which anything is recorded, and the earliest that anything is received.
  public var from: CivilDay
  /// The last day on which anything is recorded; what would come later is left out, so that cases
  /// of the last months are open when the history ends. Not beyond 2095.
  public var through: CivilDay

  /// Not linked to the project; share of those assessed.
  public var unrelated = Share.percent(14)
  public var neverAssessed = Share.percent(1)
  /// Related, and left open for ever.
  public var neverResolved = Share.percent(6)
  /// Reopened after a resolution; share of those resolved, at most once each.
  public var reopened = Share.percent(8)
  /// Received between two days, the exact day being unknown.
  public var receivedInterval = Share.percent(4)

  /// A restated channel or type.
  public var registrationCorrected = Share.percent(12)
  /// A restated day; share of resolutions.
  public var resolutionCorrected = Share.percent(10)
  /// A correction that was itself a mistake and is retracted; share of corrections.
  public var correctionRetracted = Share.percent(8)
  /// Recorded by mistake, and retracted; share of assignments.
  public var assignmentRetracted = Share.percent(3)
  /// Recorded by mistake, and retracted; share of resolutions.
  public var resolutionRetracted = Share.percent(3)

  /// Recorded days or months after it happened; share of facts. Somewhat more facts than these come
  /// late, because what rests on a late fact waits for it.
  public var late = Share.percent(2)
  /// Facts of which a made-up public summary is kept; share of registrations.
  public var summarized = Share.percent(4)
  /// Days made holidays by decision, and days moved, for each year.
  public var decisionsPerYear = 2

  public init(from: CivilDay, through: CivilDay) {
    self.from = from
    self.through = through
  }

  /// Five years of a project, from 2021 through 2025.
  public static let fiveYears = HistoryProfile(
    from: CivilDay(year: 2021, month: 1, day: 1) ?? .distantPast,
    through: CivilDay(year: 2025, month: 12, day: 31) ?? .distantPast)

  /// The same five years with much more of what makes a history hard to fold: for tests.
  public static let eventful: HistoryProfile = {
    var profile = fiveYears
    profile.reopened = .percent(35)
    profile.receivedInterval = .percent(20)
    profile.registrationCorrected = .percent(40)
    profile.resolutionCorrected = .percent(45)
    profile.correctionRetracted = .percent(30)
    profile.assignmentRetracted = .percent(15)
    profile.resolutionRetracted = .percent(20)
    profile.late = .percent(12)
    profile.decisionsPerYear = 6
    return profile
  }()

  /// A fact recorded so many working days after it happened, or later, is late.
  public static let lateFrom = 5
}
