public import Facts
public import WorkingDays

/// What says how the facts are to be read: the working calendar and the policies, as recorded.
public struct Rules: Sendable {
  public let calendar: WorkingCalendar
  /// In the order in which they begin to hold; of two that begin together the later recorded wins.
  public let policies: [Policy]

  public init(calendar: WorkingCalendar, policies: [Policy]) {
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
    for entry in calendar.sorted(by: { $0.place < $1.place }) { try book.take(entry) }
    for entry in calendar { try Self.check(entry.event) }
    self.init(
      calendar: book.calendar, policies: Self.ordered(History.effective(policy, cut: cut)))
  }

  /// An upgrade of the program must never change an old figure in silence.
  private static func check(_ event: Event) throws(UnusableRules) {
    guard case .calendarAdopted(let adopted) = event else { return }
    guard digests[adopted.statute] == adopted.days else {
      throw .differs(version: adopted.statute)
    }
  }

  /// Of every version, worked out once.
  private static let digests = Dictionary(
    uniqueKeysWithValues: Statute.all.map { ($0.version, $0.digest) })

  private static func ordered(_ entries: [Entry]) -> [Policy] {
    entries.compactMap { entry -> (Policy, SequenceNumber)? in
      guard case .policyAdopted(let policy) = entry.event else { return nil }
      return (policy, entry.place)
    }.sorted { ($0.0.effectiveFrom, $0.1) < ($1.0.effectiveFrom, $1.1) }.map(\.0)
  }

  /// The policy in force on a received day; the standard one where none is recorded for it.
  public func policy(receivedOn day: CivilDay) -> Policy {
    policies.last { $0.effectiveFrom <= day } ?? .standard
  }
}

extension Statute {
  /// SHA-256 of the days off 1990-2100: what a ledger records when it adopts the version.
  public var digest: Digest { .sha256(of: canonicalDays()) }
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
        + "adopted, so it will not count; use the grm that the ledger was kept with"
    }
  }
}
