import WorkingDays

/// A second way to count, for the tests: a set of days off read from the committed list of the
/// statute's days, decisions applied in order, and a loop over the days. It shares no code with the
/// calendar but `CivilDay`, and knows 1990-2100 only.
struct NaiveCalendar {
  private var off: Set<CivilDay>
  private var worked: Set<CivilDay> = []

  init(decisions: [(decision: CalendarDecision, origin: UInt64)]) throws {
    let text = String(decoding: try FixtureFiles.bytes("statute-1.txt"), as: UTF8.self)
    off = Set(text.split(separator: "\n").compactMap { CivilDay($0.prefix(10)) })
    for (decision, _) in decisions {
      switch decision {
      case .declared(let day, _):
        makeOff(day)
      case .revoked(let day):
        off.remove(day)
        worked.remove(day)
      case .moved(let dayOff, let workedInstead):
        makeOff(dayOff)
        if let workedInstead {
          off.remove(workedInstead)
          worked.insert(workedInstead)
        }
      }
    }
  }

  private mutating func makeOff(_ day: CivilDay) {
    off.insert(day)
    worked.remove(day)
  }

  func isWorking(_ day: CivilDay) -> Bool {
    if off.contains(day) { return false }
    // 1970-01-03 was a Saturday.
    let sinceSaturday = ((Int(day.daysSince1970) - 2) % 7 + 7) % 7
    return sinceSaturday >= 2 || worked.contains(day)
  }

  func workingDays(after received: CivilDay, through resolved: CivilDay) -> Int {
    var count = 0
    var day = received
    while day < resolved {
      day = day.advanced(by: 1)
      count += isWorking(day) ? 1 : 0
    }
    return count
  }
}

/// Decisions about random days: some pointless, some contradicting each other.
func randomDecisions(
  _ count: Int, days: ClosedRange<Int32>, using generator: inout SeededGenerator
) -> [(decision: CalendarDecision, origin: UInt64)] {
  (0..<count).map { index in
    let first = CivilDay(daysSince1970: .random(in: days, using: &generator))
    let second = CivilDay(daysSince1970: .random(in: days, using: &generator))
    let decision: CalendarDecision =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: .declared(day: first, name: nil)
      case 1: .revoked(day: first)
      case 2: .moved(dayOff: first, workedInstead: nil)
      default: .moved(dayOff: first, workedInstead: second)
      }
    return (decision, UInt64(index))
  }
}
