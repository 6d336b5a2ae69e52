internal import EventLog
internal import Facts
internal import Grievances
internal import Synchronization

/// Keeps the rules that were read last: making a calendar takes longer than taking in a fact.
final class RulesBook: Sendable {
  private struct Page {
    let calendar: [Entry]
    let policy: [Entry]
    let rules: Rules
  }

  private let pages = Mutex<[Page]>([])

  /// The rules as they were known when the log held so many facts. Costs a look-up for each fact about
  /// the calendar and the policy where these are the rules that were asked for lately.
  func rules(_ snapshot: borrowing Snapshot, known: UInt64) throws -> Rules {
    let calendar = try snapshot.entries(about: .calendar).filter {
      $0.fact.sequence.rawValue < known
    }
    let policy = try snapshot.entries(about: .policy).filter { $0.fact.sequence.rawValue < known }
    let kept = pages.withLock { pages in
      pages.first { $0.calendar == calendar && $0.policy == policy }?.rules
    }
    if let kept { return kept }
    let rules = try Rules(calendar: calendar, policy: policy)
    pages.withLock { pages in
      pages = [Page(calendar: calendar, policy: policy, rules: rules)] + pages.prefix(1)
    }
    return rules
  }
}
