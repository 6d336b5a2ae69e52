public import Facts
public import Projection
public import WorkingDays

extension ResolutionTimes {
  /// A resolution that stands unchanged, and took other working days by a later calendar.
  public struct Recount: Sendable, Hashable {
    public let subject: Subject
    public let receivedOn: CivilDay
    public let resolvedOn: CivilDay
    /// The working days as the earlier calendar counts them, and as the later one does.
    public let before: Int
    public let after: Int
  }

  /// The resolutions that two views know alike and count differently, in the order of their subjects:
  /// what the calendar alone changed. A resolution that was recorded or corrected in between is not
  /// among them. Costs two counts a row.
  public static func recounts(_ earlier: View<Self>, _ later: View<Self>) -> [Recount] {
    zip(later.subjects, later.rows).compactMap { subject, row in
      guard let former = earlier.row(of: subject), former.receivedOn == row.receivedOn,
        former.resolvedOn == row.resolvedOn, let resolvedOn = row.resolvedOn,
        let before = workingDays(former, earlier.reading.rules),
        let after = workingDays(row, later.reading.rules), before != after
      else { return nil }
      return Recount(
        subject: subject, receivedOn: row.receivedOn, resolvedOn: resolvedOn, before: before,
        after: after)
    }
  }
}
