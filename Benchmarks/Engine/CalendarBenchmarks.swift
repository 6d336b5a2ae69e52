import Benchmark
import CSubtraction
import Grievances
import WorkingDays

/// A count of working days beside the subtraction in C that it comes down to, over the same table and the
/// same random intervals and in this process; and the building of the calendar of 1990 to 2100.
func measureCalendar() {
  Benchmark("count") { benchmark, counting in
    var (ours, theirs): (UInt64, UInt64) = (0, 0)
    try benchmark.turn(of: counting.intervals.size) {
      ours = counting.intervals.count(counting.calendar)
    } beside: {
      let start = ContinuousClock.now
      theirs = counting.intervals.subtract(counting.table)
      return Int((ContinuousClock.now - start) / .nanoseconds(1))
    }
    if ours != theirs { benchmark.error("the two sums differ: \(ours) and \(theirs) in C") }
  } setup: {
    Counting()
  }
  Benchmark("calendar") { benchmark in
    try benchmark.turn(of: 1) { blackHole(Counting.buildCalendar()) }
  }
}

private struct Counting {
  let calendar = buildCalendar()
  let intervals = Intervals(count: 1_000_000, seed: 1)
  /// The working days from 1990-01-01 through each day; the first entry stands for the day before.
  let table: [UInt16]

  init() {
    let calendar = calendar
    let days = WorkingCalendar.answeredDays
    let origin = days.lowerBound.advanced(by: -1)
    table = (0...(days.upperBound - origin)).map {
      UInt16(calendar.workingDays(after: origin, through: origin.advanced(by: $0)))
    }
  }

  /// As every command has it that counts: the statute, the known decisions, and the sums.
  static func buildCalendar() -> WorkingCalendar {
    let decisions = KnownDecisions.mongolia.enumerated().map {
      (decision: $1.decision, origin: UInt64($0))
    }
    return WorkingCalendar(statute: .current, decisions: decisions)
  }
}
