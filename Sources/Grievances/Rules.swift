internal import Facts
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
  public init(calendar: [Entry], policy: [Entry]) throws(UnknownStatute) {
    var book = CalendarBook()
    for entry in calendar.sorted(by: { $0.place < $1.place }) { try book.take(entry) }
    self.init(calendar: book.calendar, policies: Self.ordered(policy))
  }

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

/// The ledger adopted a version of the statute that this program does not have.
public struct UnknownStatute: Error, Equatable, CustomStringConvertible {
  public let version: UInt16

  public var description: String {
    "the ledger's calendar follows version \(version) of the statute, which this program does not "
      + "have; use a newer grm"
  }
}
