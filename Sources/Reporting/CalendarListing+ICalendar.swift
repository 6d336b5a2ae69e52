internal import Facts
internal import Grievances
internal import WorkingDays

extension CalendarListing {
  /// The days off of a year as an iCalendar object (RFC 5545), for an office's own calendar: an
  /// all-day event each.
  ///
  /// The same facts give the same bytes: an event's UID is its day and the ledger's origin, and its
  /// stamp is the moment at which the ledger learnt why the day is off.
  public func daysICalendar(in year: Int, origin: String) -> String {
    var text = ICalendarText()
    text.line("BEGIN:VCALENDAR")
    text.line("VERSION:2.0")
    text.line("PRODID:-//Grievance ledger//Days off 1//EN")
    text.line("CALSCALE:GREGORIAN")
    for day in calendar.daysOff(in: year) { add(day, origin, to: &text) }
    text.line("END:VCALENDAR")
    return text.text
  }

  private func add(_ day: DayOff, _ origin: String, to text: inout ICalendarText) {
    text.line("BEGIN:VEVENT")
    text.line("UID", text: "day-off-\(day.day)@\(origin)")
    text.line("DTSTAMP", instant: day.reasons.map(decisions.recordedAt).max() ?? Self.never)
    text.line("DTSTART", day: day.day)
    // The end is the first day that is no longer part of it.
    text.line("DTEND", day: day.day.advanced(by: 1))
    text.line("SUMMARY", text: names(day))
    text.line("DESCRIPTION", text: description(day))
    text.line("CATEGORIES:HOLIDAY")
    text.line("TRANSP:TRANSPARENT")
    text.line("END:VEVENT")
  }

  private static let never = Instant(microseconds: 0)

  private func description(_ day: DayOff) -> String {
    let reasons = day.reasons.map { reason -> String in
      switch reason {
      case .statute(let rule): return "\(rule.text) (\(rule.source))"
      case .decision(let origin, _):
        let announced = decisions[origin]?.announcedOn.map { ", announced on \($0)" } ?? ""
        let source = decisions[origin]?.source.map { " (\($0))" } ?? ""
        return "by decision, fact \(origin)\(announced)\(source)"
      }
    }
    return reasons.joined(separator: "; ") + (day.isVerified ? "" : "; unverified")
  }
}
