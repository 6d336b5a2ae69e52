public import EventLog
internal import Facts
public import Grievances
internal import WorkingDays

extension Rules {
  /// Reads the rules from the facts about the calendar and the policy, as they are to be read.
  /// - Throws: `UnknownStatute`; `CalendarDiffers` where this program's rules for the adopted version
  ///   of the statute are not those that the ledger adopted.
  static func checked(calendar: [Entry], policy: [Entry], cut: Cut) throws -> Rules {
    // What says how to read the facts is cut by when it was recorded alone.
    let known = Cut(known: cut.known)
    let calendar = History.effective(calendar, cut: known)
    let rules = try Rules(calendar: calendar, policy: History.effective(policy, cut: known))
    for entry in calendar {
      guard case .calendarAdopted(let adopted) = entry.event else { continue }
      guard Statute.version(adopted.statute)?.digest == adopted.days else {
        throw CalendarDiffers(version: adopted.statute)
      }
    }
    return rules
  }
}

extension Snapshot {
  /// The rules as they are known now, or were when the log held so many facts.
  public func rules(known: UInt64 = .max) throws -> Rules {
    try Rules.checked(
      calendar: entries(about: .calendar), policy: entries(about: .policy),
      cut: Cut(known: known))
  }
}

/// A version of the statute gives other days here than it gave when the ledger adopted it: an upgrade
/// of the program must never change an old figure in silence.
public struct CalendarDiffers: Error, Hashable, CustomStringConvertible {
  public let version: UInt16

  public var description: String {
    "this program gives other holidays for version \(version) of the statute than the ledger "
      + "adopted, so it will not count; use the grm that the ledger was kept with"
  }
}

extension Statute {
  /// SHA-256 of the days off 1990-2100: what a ledger records when it adopts the version.
  fileprivate var digest: Digest { .sha256(of: canonicalDays()) }
}
