import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// Working basis: count <= limit. Calendar basis: on or before the rolled deadline.
@Suite struct LimitTests {
  private static let calendar = WorkingCalendar(
    statute: .version1,
    decisions: KnownDecisions.mongolia.enumerated().map { ($1.decision, UInt64($0)) })

  private var calendar: WorkingCalendar { Self.calendar }

  @Test func onTheWorkingBasisTheCountDecides() {
    let limit = Limit(days: 1, basis: .working)
    // Thursday to Friday is one working day, and so it stays until Monday.
    #expect(limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-14"), calendar))
    #expect(limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-15"), calendar))
    #expect(limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-17"), calendar))
    #expect(!limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-18"), calendar))
    #expect(limit.deadline(after: .of("2024-03-14"), calendar) == .of("2024-03-15"))
    #expect(limit.firstLateDay(after: .of("2024-03-14"), calendar) == .of("2024-03-18"))
  }

  @Test func onTheCalendarBasisADeadlineOnADayOffRolls() {
    // Ten days from 1 March end on 11 March, a Monday; nine on Sunday, rolled to the same Monday.
    for days in [UInt16(8), 9, 10] {
      let limit = Limit(days: days, basis: .calendar)
      #expect(limit.deadline(after: .of("2024-03-01"), calendar) == .of("2024-03-11"))
      #expect(limit.isKept(from: .of("2024-03-01"), to: .of("2024-03-11"), calendar))
      #expect(!limit.isKept(from: .of("2024-03-01"), to: .of("2024-03-12"), calendar))
      #expect(limit.firstLateDay(after: .of("2024-03-01"), calendar) == .of("2024-03-12"))
    }
    // Over Naadam: 10-15 July 2024 are off, a Wednesday to the Monday.
    let limit = Limit(days: 5, basis: .calendar)
    #expect(limit.deadline(after: .of("2024-07-05"), calendar) == .of("2024-07-16"))
  }

  @Test func aDecisionMovesTheDeadline() {
    let limit = Limit(days: 1, basis: .working)
    // 2024-06-28 was off for the election; without that, Friday would have been the day.
    #expect(limit.deadline(after: .of("2024-06-27"), calendar) == .of("2024-07-01"))
    let plain = WorkingCalendar(statute: .version1)
    #expect(limit.deadline(after: .of("2024-06-27"), plain) == .of("2024-06-28"))
  }

  @Test func aLimitOfNoDaysIsTheSameDay() {
    for basis in Basis.allCases {
      let limit = Limit(days: 0, basis: basis)
      #expect(limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-14"), calendar))
      #expect(!limit.isKept(from: .of("2024-03-14"), to: .of("2024-03-15"), calendar))
    }
  }

  /// The first late day is the first day that is not kept, and no later day is kept again.
  @Test func theFirstLateDayIsTheFirstThatIsNotKept() throws {
    try withSeed { generator in
      for _ in 0..<3_000 {
        let basis: Basis = generator.chance(50) ? .working : .calendar
        let limit = Limit(days: UInt16.random(in: 0...60, using: &generator), basis: basis)
        let start = CivilDay(daysSince1970: .random(in: 14_000...22_000, using: &generator))
        let late = limit.firstLateDay(after: start, calendar)
        let deadline = limit.deadline(after: start, calendar)
        let context = "\(limit) from \(start): deadline \(deadline), late \(late)"
        try #require(start <= deadline && deadline < late, "\(context)")
        try #require(limit.isKept(from: start, to: deadline, calendar), "\(context)")
        for day in stride(from: -3, through: 10, by: 1).map({ late.advanced(by: $0) })
        where day >= start {
          let isKept = limit.isKept(from: start, to: day, calendar)
          try #require(isKept == (day < late), "\(day), \(context)")
        }
      }
    }
  }

  /// By counting day for day, without the calendar's own counts and deadlines.
  @Test func deadlinesAreThoseOfADayByDayCount() throws {
    try withSeed { generator in
      for _ in 0..<1_000 {
        let days = Int.random(in: 0...40, using: &generator)
        let start = CivilDay(daysSince1970: .random(in: 14_000...22_000, using: &generator))
        var working = start
        var counted = 0
        while counted < days {
          working = working.advanced(by: 1)
          if calendar.isWorking(working) { counted += 1 }
        }
        var rolled = start.advanced(by: days)
        while !calendar.isWorking(rolled) { rolled = rolled.advanced(by: 1) }
        let limits = Basis.allCases.map { Limit(days: UInt16(days), basis: $0) }
        let deadlines = limits.map { $0.deadline(after: start, calendar) }
        try #require(deadlines == [working, rolled], "\(days) days from \(start)")
      }
    }
  }

  @Test func theEndsOfTimeDoNotTrap() {
    for basis in Basis.allCases {
      let limit = Limit(days: .max, basis: basis)
      for day in [CivilDay.distantPast, .distantFuture] {
        #expect(limit.deadline(after: day, calendar) >= day)
        #expect(limit.firstLateDay(after: day, calendar) >= day)
        #expect(limit.isKept(from: day, to: day, calendar))
      }
    }
  }
}
