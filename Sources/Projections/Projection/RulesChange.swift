internal import Facts
public import Grievances
public import WorkingDays

/// What of the rules the tally and the keys of a row depend on.
public struct RulesReach: Sendable, Hashable {
  @usableFromInline let days: ClosedRange<CivilDay>?
  @usableFromInline let receivedOn: CivilDay?

  /// Nothing: whatever the rules say, the row counts the same.
  public static let nothing = RulesReach(days: nil, receivedOn: nil)

  /// Anything.
  public static let everything = RulesReach(
    days: .distantPast ... .distantFuture, receivedOn: .distantPast)

  /// Which days between two are working days, and the policy for what was received on a day.
  /// - Parameter receivedOn: nil where the policy does not matter.
  public init(from first: CivilDay, through last: CivilDay, policyFor receivedOn: CivilDay?) {
    self.init(days: min(first, last)...max(first, last), receivedOn: receivedOn)
  }

  private init(days: ClosedRange<CivilDay>?, receivedOn: CivilDay?) {
    self.days = days
    self.receivedOn = receivedOn
  }
}

/// Two states of the rules, and in what they differ.
@usableFromInline
struct RulesChange: Sendable {
  @usableFromInline let before: Rules
  @usableFromInline let now: Rules
  /// The days that are working days by the one calendar alone, in order; nil where any may be.
  private let days: [CivilDay]?
  private let changesPolicy: Bool

  init(from before: Rules, to now: Rules) {
    self.before = before
    self.now = now
    // Another version of the statute may give other days in any year.
    days =
      before.calendar.statute.version != now.calendar.statute.version
      ? nil
      : now.calendar.differences(
        from: before.calendar, after: .distantPast, through: .distantFuture
      ).filter(\.changesCount).map(\.day)
    changesPolicy = before.policies.map(\.policy) != now.policies.map(\.policy)
  }

  /// Whether what a row depends on has changed.
  @usableFromInline func touches(_ reach: RulesReach) -> Bool {
    guard let span = reach.days else { return false }
    if days?.contains(where: { span.contains($0) }) ?? true { return true }
    guard changesPolicy, let day = reach.receivedOn else { return false }
    return reach == .everything || before.policy(receivedOn: day) != now.policy(receivedOn: day)
  }
}
