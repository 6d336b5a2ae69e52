public import Facts
public import WorkingDays

/// What says how the facts are to be read: the working calendar and the policies, as recorded.
public struct Rules: Sendable {
  public let calendar: WorkingCalendar
  /// In the order in which they begin to hold; of two that begin together the later recorded wins.
  public let policies: [AdoptedPolicy]

  public init(calendar: WorkingCalendar, policies: [AdoptedPolicy]) {
    self.calendar = calendar
    self.policies = policies
  }

  /// Reads the rules from the facts about the calendar and the policy.
  ///
  /// Costs some hundred microseconds, and the first time two milliseconds: the days of the statute are
  /// worked out and digested.
  /// - Parameters: every fact about either, in the order in which they were recorded.
  public init(calendar: [Entry], policy: [Entry], known: UInt64 = .max) throws(UnusableRules) {
    // What says how to read the facts is cut by when it was recorded alone.
    let cut = Cut(known: known)
    let calendar = History.effective(calendar, cut: cut)
    var book = CalendarBook()
    for entry in calendar.sorted(by: { $0.place < $1.place }) { book.take(entry) }
    self.init(
      calendar: try book.checkedCalendar(),
      policies: Self.ordered(History.effective(policy, cut: cut)))
  }

  private static func ordered(_ entries: [Entry]) -> [AdoptedPolicy] {
    entries.compactMap { entry -> (AdoptedPolicy, SequenceNumber)? in
      guard case .policyAdopted(let policy) = entry.event else { return nil }
      return (AdoptedPolicy(policy, fact: entry.fact.sequence), entry.place)
    }.sorted {
      ($0.0.policy.effectiveFrom, $0.1) < ($1.0.policy.effectiveFrom, $1.1)
    }.map(\.0)
  }

  /// The policy in force on a received day; the standard one where none is recorded for it.
  public func policy(receivedOn day: CivilDay) -> Policy { inForce(receivedOn: day).policy }

  /// The policy in force on a received day, and the fact that recorded it.
  public func inForce(receivedOn day: CivilDay) -> AdoptedPolicy {
    policies.last { $0.policy.effectiveFrom <= day } ?? AdoptedPolicy(.standard, fact: nil)
  }
}

/// A policy, and the fact that says so: what a judgement by it can be traced to.
public struct AdoptedPolicy: Sendable, Hashable {
  public let policy: Policy
  /// Of a policy that was corrected, the correction; nil for the standard policy where none was
  /// recorded.
  public let fact: SequenceNumber?

  public init(_ policy: Policy, fact: SequenceNumber?) {
    self.policy = policy
    self.fact = fact
  }
}

extension Statute {
  /// SHA-256 of the days off 1990-2100: what a ledger records when it adopts the version.
  public var digest: Digest { Self.digests[version] ?? .zero }

  /// Of every version, worked out once.
  private static let digests = Dictionary(
    uniqueKeysWithValues: Statute.all.map { ($0.version, Digest.sha256(of: $0.canonicalDays())) })
}

/// Why this program cannot count by the rules that the ledger adopted.
public enum UnusableRules: Error, Hashable, CustomStringConvertible {
  case unknownStatute(version: UInt16)
  /// A version of the statute gives other days here than it gave when the ledger adopted it.
  case differs(version: UInt16)

  public var description: String {
    switch self {
    case .unknownStatute(let version):
      "the ledger's calendar follows version \(version) of the statute, which this program does "
        + "not have; use a newer grm"
    case .differs(let version):
      "this program gives other holidays for version \(version) of the statute than the ledger "
        + "adopted, so it will not count; use the grm that the ledger was kept with, or adopt "
        + "another version with `grm calendar adopt`"
    }
  }
}
