import ArgumentParser
import CSubtraction
import Grievances
import WorkingDays

/// Measures what a count of working days costs, beside the subtraction in C that it comes down to, and
/// what building the calendar of 1990 to 2100 costs.
@main
struct MeasureCalendar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-calendar",
    abstract: "A count of working days beside a subtraction of the same table in C.")

  @Option(help: "How many random intervals.")
  var intervals = 1_000_000

  @Option(help: "What they are drawn from; else one is drawn.")
  var seed = UInt64.random(in: 0..<1_000_000)

  @Option(help: "How often each is measured; the best counts.")
  var rounds = 21

  func validate() throws {
    guard intervals > 0, rounds > 0 else {
      throw ValidationError("--intervals and --rounds are numbers from 1")
    }
  }

  func run() throws {
    let calendar = Self.build()
    let intervals = Intervals(count: intervals, seed: seed)
    let table = Self.table(of: calendar)
    var (swift, c) = (Measured(), Measured())
    // In turn, so that what else the machine does falls on both alike.
    for _ in 0..<rounds {
      swift.take { intervals.count(calendar) }
      c.take { intervals.subtract(table) }
    }
    var building = Measured()
    for _ in 0..<rounds {
      building.take {
        UInt64(Self.build().isWorking(WorkingCalendar.answeredDays.lowerBound) ? 1 : 0)
      }
    }
    print("seed                 \(seed), \(intervals.size) intervals, best of \(rounds)")
    print("checksum in Swift    \(swift.result)")
    print("checksum in C        \(c.result)")
    print("a count in Swift     \(swift.nanoseconds(per: intervals.size)) ns")
    print("a subtraction in C   \(c.nanoseconds(per: intervals.size)) ns")
    print("ratio                \(hundredths(swift.best / c.best))  (at most 4)")
    print("building 110 years   \(hundredths(building.best / .milliseconds(1))) ms  (at most 20)")
    guard swift.result == c.result else { throw Disagreement() }
    guard swift.best / c.best <= 4, building.best <= .milliseconds(20) else {
      throw ExitCode(1)
    }
  }

  /// The calendar as a ledger has it: the statute and the known decisions.
  private static func build() -> WorkingCalendar {
    let decisions = KnownDecisions.mongolia.enumerated().map {
      (decision: $1.decision, origin: UInt64($0))
    }
    return WorkingCalendar(statute: .current, decisions: decisions)
  }

  /// The working days from 1990-01-01 through each day; the first entry stands for the day before.
  private static func table(of calendar: WorkingCalendar) -> [UInt16] {
    let days = WorkingCalendar.answeredDays
    let origin = days.lowerBound.advanced(by: -1)
    return (0...(days.upperBound - origin)).map {
      UInt16(calendar.workingDays(after: origin, through: origin.advanced(by: $0)))
    }
  }
}

/// The two ways came to different sums.
struct Disagreement: Error, CustomStringConvertible {
  let description = "the two checksums differ; one of the two counts wrongly"
}

/// Two digits behind the point, rounded down.
func hundredths(_ value: Double) -> String {
  let cents = Int(value * 100)
  return "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
}
