public import Documents
internal import Facts
internal import Grievances
internal import WorkingDays

extension CalendarListing {
  /// A JSON object a day of the year, with its verdict.
  public func yearJSON(_ year: Int) -> String {
    Self.days(of: year).map { json($0, calendar.verdict(on: $0)).text + "\n" }.joined()
  }

  /// A year as a wall calendar, the weeks from Monday, three months abreast. Every mark can be read
  /// without colours.
  public func yearText(_ year: Int, _ style: TextStyle = .plain) -> String {
    let months = (1...12).map { monthLines($0, year, style) }
    var text = style.heading(String(year))
    for row in stride(from: 0, to: 12, by: 3) {
      for line in 0..<Self.linesPerMonth {
        let parts = (row..<row + 3).map { months[$0][line] }
        text += parts.map(\.shown).joined(separator: "   ").trimmedAtEnd + "\n"
      }
    }
    return text + legend(year) + cutLine
  }

  private static let linesPerMonth = 9
  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func days(of year: Int) -> [CivilDay] {
    (1...12).flatMap { month in
      (1...CivilDay.daysInMonth(month, ofYear: year)).compactMap {
        CivilDay(year: year, month: month, day: $0)
      }
    }
  }

  /// A line of a month, 21 characters wide without what colours it.
  private struct Line {
    var shown = ""
    var width = 0

    mutating func add(_ text: String, as shown: String? = nil) {
      self.shown += shown ?? text
      width += text.count
    }

    func filled(to width: Int) -> Line {
      var line = self
      line.add(String(repeating: " ", count: max(0, width - self.width)))
      return line
    }
  }

  /// The name, the weekdays, six weeks and an empty line.
  private func monthLines(_ month: Int, _ year: Int, _ style: TextStyle) -> [Line] {
    let title = Self.names[month - 1]
    var lines = [Line(), Line(), Line()]
    lines[0].add(String(repeating: " ", count: (20 - title.count) / 2) + title)
    lines[1].add("Mo Tu We Th Fr Sa Su ")
    for number in 1...CivilDay.daysInMonth(month, ofYear: year) {
      guard let day = CivilDay(year: year, month: month, day: number) else { continue }
      let column = Int(day.weekday.rawValue) - 1
      if column == 0, number > 1 { lines.append(Line()) }
      if number == 1 { lines[2].add(String(repeating: "   ", count: column)) }
      let mark = Mark(calendar.verdict(on: day))
      let cell = (number < 10 ? " \(number)" : "\(number)") + String(mark.sign)
      lines[lines.count - 1].add(cell, as: mark.colour.map { style.coloured(cell, $0) })
    }
    lines += Array(repeating: Line(), count: Self.linesPerMonth - lines.count)
    return lines.map { $0.filled(to: 21) }
  }

  private func legend(_ year: Int) -> String {
    let verdicts = Self.days(of: year).map { calendar.verdict(on: $0) }
    let marks = verdicts.map { Mark($0) }
    var text = ""
    for mark in Mark.allCases {
      let count = marks.count { $0 == mark }
      guard let meaning = mark.meaning, count > 0 else { continue }
      text += "\(mark.sign) \(meaning): \(count)\n"
    }
    let working = verdicts.count(where: \.isWorking)
    let note = Statute.isVerified(year: year) ? "" : ", unverified: no source attests its holidays"
    return text + "\(working) working days in \(year)\(note)\n"
  }
}

/// How a day is marked in a wall calendar.
private enum Mark: CaseIterable {
  case none, weekend, statute, decision, worked, revoked

  init(_ verdict: DayVerdict) {
    switch verdict {
    case .working: self = .none
    case .weekend: self = .weekend
    case .workedWeekendDay: self = .worked
    case .workedHoliday: self = .revoked
    case .holiday(let reasons):
      let isStatute = reasons.contains { if case .statute = $0 { true } else { false } }
      self = isStatute ? .statute : .decision
    }
  }

  var sign: Character {
    switch self {
    case .none, .weekend: " "
    case .statute: "*"
    case .decision: "+"
    case .worked: "w"
    case .revoked: "r"
    }
  }

  var meaning: String? {
    switch self {
    case .none, .weekend: nil
    case .statute: "holiday of the statute"
    case .decision: "off by decision"
    case .worked: "weekend day that is worked"
    case .revoked: "holiday that was made a working day"
    }
  }

  var colour: TextStyle.Colour? {
    switch self {
    case .none: nil
    case .weekend: .faint
    case .statute: .red
    case .decision: .magenta
    case .worked, .revoked: .green
    }
  }
}

extension TextStyle {
  enum Colour: Int {
    case faint = 2
    case red = 31
    case green = 32
    case magenta = 35
  }

  /// In colour on a terminal, plainly elsewhere.
  func coloured(_ text: String, _ colour: Colour) -> String {
    isBold ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
