/// The days of an interval (after, through] with their verdicts, in order: the proof of a count.
///
/// The verdicts are worked out one by one as they are asked for, so that a walk costs nothing until it
/// is read, however long it is.
public struct DayWalk: RandomAccessCollection, Sendable {
  public typealias Element = (day: CivilDay, verdict: DayVerdict)

  let calendar: WorkingCalendar
  let after: CivilDay

  public let startIndex = 0
  public let endIndex: Int

  public subscript(position: Int) -> Element {
    let day = after.advanced(by: position &+ 1)
    return (day, calendar.verdict(on: day))
  }
}

extension WorkingCalendar {
  /// Every day in (after, through] with its verdict; empty if the interval ends before it begins. The
  /// number of days whose verdict is a working one equals `workingDays(after:through:)`.
  public func walk(after: CivilDay, through: CivilDay) -> DayWalk {
    DayWalk(calendar: self, after: after, endIndex: Swift.max(0, through - after))
  }
}
