internal import Grievances
internal import WorkingDays

extension LifePlanner {
  /// How a grievance comes in and gets its number.
  mutating func receive(recordedAt place: Int) {
    let recordedOn = row[place]
    (registered, recorded) = (place, place)
    let until = receivedDay(recordedOn)
    let isInterval = random.happens(profile.receivedInterval)
    let received = isInterval ? daysBefore(until, random.draw(1...14)) : until
    // Of those that come late, half were on a paper register meanwhile.
    let isLate = row[max(0, place - HistoryProfile.lateFrom)] >= until
    let wasOnPaper = isLate && random.happens(.percent(50))
    let paperDay = row[row.place(onOrAfter: until)]
    let registeredOn = wasOnPaper ? min(paperDay, recordedOn) : recordedOn
    today = row.place(onOrAfter: registeredOn)
    year = UInt16(registeredOn.year)
    let isAssumed = random.happens(.percent(2))
    let event = Registered(
      receivedUntil: until, registeredOn: registeredOn,
      channel: random.draw(Self.channels), type: random.draw(Self.types),
      complainant: random.draw(Self.complainants), assumed: isAssumed ? [.type] : [])
    add(.record(.registered(event)), on: received, recordedAt: place)
    if random.happens(profile.summarized) {
      plan[0].summary = UInt8(random.draw(Summaries.codes))
    }
  }

  /// Mostly the same day, a day or a weekend before, sometimes long before.
  private mutating func receivedDay(_ recordedOn: CivilDay) -> CivilDay {
    let days: ClosedRange<Int> =
      random.happens(profile.late) ? random.draw(Self.longBefore) : random.draw(Self.before)
    return daysBefore(recordedOn, random.draw(days))
  }

  /// Nothing is received before the history begins.
  private func daysBefore(_ day: CivilDay, _ days: Int) -> CivilDay {
    max(profile.from, day.advanced(by: -days))
  }

  private static let before = Mix<ClosedRange<Int>>([(0...0, 70)], last: 1...3, weight: 30)
  private static let longBefore = Mix<ClosedRange<Int>>([(10...30, 60)], last: 31...180, weight: 40)

  /// About what the project's own register shows: most come by e-mail.
  static let channels = Mix<Channel>(
    [(.email, 48), (.telephone, 24), (.inPerson, 13), (.facebook, 8), (.website, 4), (.letter, 2)],
    last: .unknown, weight: 1)
  static let types = Mix<GrievanceType>(
    [(.question, 45), (.complaint, 28), (.request, 18), (.suggestion, 7)], last: .unknown, weight: 2
  )
  private static let complainants = Mix<Complainant>(
    [(.named, 70), (.anonymous, 14)], last: .notKnown, weight: 16)
}
