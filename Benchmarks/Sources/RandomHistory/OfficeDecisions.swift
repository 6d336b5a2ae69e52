internal import Facts
internal import Grievances
internal import WorkingDays

/// What is decided about the calendar during the years: days made holidays, Fridays moved to a
/// Saturday, and now and then one of them taken back. Some are recorded after the day itself.
struct OfficeDecisions {
  /// For each place of the row, what is recorded on that day.
  private(set) var steps: [Int: [Step]] = [:]
  private(set) var count = 0

  struct Step {
    let action: Action
    let occurredOn: CivilDay
  }

  enum Action {
    /// A decision, known by its number among those of this history.
    case decide(Int, Event)
    /// The retraction of a decision.
    case retract(Int)
  }

  init(_ profile: HistoryProfile, _ row: WorkingDayRow, _ random: inout SeededRandom) {
    let years = max(1, (profile.through - profile.from + 1) / 365)
    let wanted = profile.decisionsPerYear * years
    guard row.count > 40 else { return }
    var taken: Set<Int> = []
    for number in 0..<wanted {
      let place = random.draw(15...row.count - 1)
      // Whole weeks apart, so that no decision stands on another.
      guard taken.isDisjoint(with: place - 7...place + 7) else { continue }
      taken.insert(place)
      plan(number, about: place, row, &random)
    }
  }

  private mutating func plan(
    _ number: Int, about place: Int, _ row: WorkingDayRow, _ random: inout SeededRandom
  ) {
    let day = row[place]
    let announced = place - random.draw(1...10)
    let isLate = random.happens(.percent(25))
    let recorded = isLate ? place + random.draw(1...60) : announced + random.draw(0...1)
    let event = event(day, announcedOn: row[announced], &random)
    add(.decide(number, event), on: row[announced], at: recorded, row)
    guard random.happens(.percent(15)) else { return }
    let later = recorded + random.draw(1...20)
    add(.retract(number), on: row[later], at: later, row)
  }

  private func event(
    _ day: CivilDay, announcedOn: CivilDay, _ random: inout SeededRandom
  ) -> Event {
    let saturday = day.advanced(by: 8)
    if day.weekday == .friday, WorkingCalendar.knownBeforehand.isDayOff(saturday) {
      return .workingDayMoved(
        WorkingDayMoved(
          dayOff: day, workedInstead: saturday, announcedOn: announcedOn, confidence: .high))
    }
    return .holidayDeclared(
      HolidayDeclared(
        day: day, announcedOn: announcedOn, reason: .government, confidence: .high))
  }

  private mutating func add(
    _ action: Action, on day: CivilDay, at place: Int, _ row: WorkingDayRow
  ) {
    guard place < row.count else { return }
    steps[place, default: []].append(Step(action: action, occurredOn: day))
    count += 1
  }
}
