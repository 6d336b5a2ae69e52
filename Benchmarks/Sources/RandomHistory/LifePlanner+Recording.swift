internal import Facts
internal import Grievances
internal import WorkingDays

extension LifePlanner {
  /// Lets working days pass.
  mutating func pass(_ days: ClosedRange<Int>) { today += random.draw(days) }

  /// Something about the standing of the grievance happens; recorded after all before it.
  mutating func stand(_ event: Event) {
    recorded = max(recorded, recordedWhen(happenedAt: today))
    add(.record(event), on: row[today], recordedAt: recorded)
  }

  /// Somebody is given the grievance to handle; recorded whenever it is.
  mutating func assign() {
    let place = max(registered, recordedWhen(happenedAt: today))
    let event = Event.assigned(Assigned(staff: StaffNumber(UInt32(random.draw(1...40)))))
    add(.record(event), on: row[today], recordedAt: place)
    if random.happens(profile.assignmentRetracted) {
      retract(plan.count - 1, at: place + random.draw(0...15))
    }
  }

  /// A resolution that never was, recorded and taken back before anything rests on it.
  mutating func resolveByMistake() {
    stand(.resolved(Resolved(stage: stage)))
    recorded += random.draw(0...10)
    retract(plan.count - 1, at: recorded)
  }

  /// The place of the row at which something is recorded: the same day or soon after, unless late.
  private mutating func recordedWhen(happenedAt place: Int) -> Int {
    guard random.happens(profile.late) else { return place + random.draw(Self.promptly) }
    let days = random.draw(Self.late)
    return place + random.draw(days)
  }

  private static let promptly = Mix<Int>([(0, 75), (1, 20)], last: 2, weight: 5)
  private static let late = Mix<ClosedRange<Int>>(
    [(HistoryProfile.lateFrom...20, 60)], last: 21...130, weight: 40)

  mutating func add(_ action: GrievanceLife.Step.Action, on day: CivilDay, recordedAt place: Int) {
    let actor = StaffNumber(UInt32(random.draw(1...8)))
    plan.append(
      GrievanceLife.Step(
        action: action, occurredOn: day, recordedOn: row[place], recorded: place, actor: actor))
  }
}

// Mistakes that are put right.
extension LifePlanner {
  /// Undoes the fact of a step; that happens on the day on which it is recorded.
  mutating func retract(_ step: Int, at place: Int) {
    add(.retract(step: step), on: row[place], recordedAt: place)
  }

  /// The channel or the type was taken down wrongly.
  mutating func correctRegistration() {
    guard random.happens(profile.registrationCorrected),
      case .record(.registered(let event)) = plan[0].action
    else { return }
    var restated = event
    if random.happens(.percent(50)) {
      restated.channel = random.draw(Self.channels)
    } else {
      restated.type = random.draw(Self.types)
      restated.assumed = []
    }
    guard restated != event else { return }
    correct(0, .registered(restated), on: plan[0].occurredOn, at: registered + random.draw(1...60))
  }

  /// The day on which an outcome was given was taken down wrongly.
  mutating func correctResolutions() {
    for resolution in resolutions where random.happens(profile.resolutionCorrected) {
      let step = plan[resolution.step]
      guard case .record(let event) = step.action else { continue }
      let place = step.recorded + random.draw(1...40)
      let latest = min(resolution.latest ?? row[place], row[place])
      let wanted = step.occurredOn.advanced(by: random.draw(-7...5))
      let day = max(resolution.earliest, min(latest, wanted))
      guard day != step.occurredOn else { continue }
      correct(resolution.step, event, on: day, at: place)
    }
  }

  private mutating func correct(_ step: Int, _ event: Event, on day: CivilDay, at place: Int) {
    add(.correct(step: step, event), on: day, recordedAt: place)
    if random.happens(profile.correctionRetracted) {
      retract(plan.count - 1, at: place + random.draw(0...30))
    }
  }
}
