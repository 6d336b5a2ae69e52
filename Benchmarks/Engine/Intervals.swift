import CSubtraction
import RandomHistory
import WorkingDays

/// Random intervals within 1990 to 2100, as days and as places in the table.
struct Intervals {
  private var days: [(after: CivilDay, through: CivilDay)] = []
  private var low: [UInt32] = []
  private var high: [UInt32] = []

  var size: Int { days.count }

  init(count: Int, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let all = WorkingCalendar.answeredDays
    let origin = all.lowerBound.advanced(by: -1)
    let places = UInt64(all.upperBound - origin) + 1
    for _ in 0..<count {
      let ends = (0..<2).map { _ in UInt32(random.next().multipliedFullWidth(by: places).high) }
      low.append(min(ends[0], ends[1]))
      high.append(max(ends[0], ends[1]))
    }
    days = zip(low, high).map { (origin.advanced(by: Int($0)), origin.advanced(by: Int($1))) }
  }

  /// The sum of all counts, as the ledger counts.
  func count(_ calendar: WorkingCalendar) -> UInt64 {
    var total: UInt64 = 0
    for interval in days {
      total &+= UInt64(calendar.workingDays(after: interval.after, through: interval.through))
    }
    return total
  }

  /// The same sum by subtraction in C.
  func subtract(_ table: [UInt16]) -> UInt64 {
    // The places were drawn within the table, and C only reads.
    unsafe table.withUnsafeBufferPointer { table in
      unsafe low.withUnsafeBufferPointer { low in
        unsafe high.withUnsafeBufferPointer { high in
          unsafe sum_of_subtractions(
            table.baseAddress, low.baseAddress, high.baseAddress, low.count)
        }
      }
    }
  }
}
