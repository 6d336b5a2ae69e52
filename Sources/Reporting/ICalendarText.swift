internal import Facts
internal import WorkingDays

/// An iCalendar object under construction (RFC 5545), one content line after another.
struct ICalendarText {
  private(set) var text = ""

  /// Adds a content line as it stands, folded: no line is longer than 75 octets without its line end,
  /// and no character is cut in two (RFC 5545 section 3.1).
  mutating func line(_ content: String) {
    var octets = 0
    for scalar in content.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }

  /// Adds a property whose value is text, escaped (RFC 5545 section 3.3.11). Control characters have
  /// no place in a text and are left out.
  mutating func line(_ name: String, text value: String) {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\t"
      case _ where scalar.properties.generalCategory == .control: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    line("\(name):\(escaped)")
  }

  /// Adds a property whose value is a day: `DTSTART;VALUE=DATE:20260218`.
  mutating func line(_ name: String, day: CivilDay) {
    line("\(name);VALUE=DATE:\(day.description.filter { $0 != "-" })")
  }

  /// Adds a property whose value is a moment in UTC, to the second: `DTSTAMP:20260218T093000Z`.
  mutating func line(_ name: String, instant: Instant) {
    let seconds = instant.rfc3339.prefix(19).filter { $0 != "-" && $0 != ":" }
    line("\(name):\(seconds)Z")
  }
}
