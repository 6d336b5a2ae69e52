import DueList
import Facts
import Grievances
import KPICounts
import LedgerTesting
import Projection
import Testing
import WorkingDays

@testable import ResolutionTimes

/// The report's figures against the plain model, counted grievance by grievance.
@Suite struct FiguresTests {
  @Test func theCountsOfAPeriodAreThoseOfThePlainModel() throws {
    try withRandomCuts(histories: 10, cuts: 5, salt: 700) { made, cut, generator throws in
      let period = try period(made, cut, &generator)
      let cut = Cut(known: cut.known, through: period.through)
      let model = try Model(made.log, known: Int(cut.known), through: cut.through)
      let lives = model.grievances.map(model.life)
      let cells = try Replay.view(of: KPICounts.self, made.log, cut: cut).cells()
      let figures = KPICounts.figures(cells, in: period)

      let received = lives.filter { period.contains($0.received) }
      try #require(figures.received == received.count, "\(cut)")
      try #require(figures.byStatus == counts(received.map(\.status)), "\(cut)")
      try #require(figures.byChannel == counts(received.compactMap(\.registered?.channel)))
      try #require(figures.byType == counts(received.compactMap(\.registered?.type)))
      let unrelated = received.count { $0.status == .unrelated || $0.status == .duplicate }
      try #require(figures.related == received.count - unrelated, "\(cut)")

      let addressed = lives.filter { $0.resolvedOn.map(period.contains) ?? false }
      try #require(figures.addressed == addressed.count, "\(cut)")
      try #require(
        figures.addressedByChannel == counts(addressed.compactMap(\.registered?.channel)))
      try #require(figures.addressedByType == counts(addressed.compactMap(\.registered?.type)))
      try #require(KPICounts.firstReceived(cells) == lives.map(\.received).min(), "\(cut)")
    }
  }

  private func counts<C: Hashable>(_ codes: [C]) -> [C: Int] {
    codes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func period(
    _ made: TemporaryLedger, _ cut: Cut, _ generator: inout SeededGenerator
  ) throws -> Period {
    let end = min(cut.through, made.ledger.today)
    let start = end.advanced(by: -Int.random(in: 0...90, using: &generator))
    return try #require(Period(from: start, through: end))
  }

  @Test func resolutionTimesAreThoseOfADayByDayCount() throws {
    try withRandomCuts(histories: 10, cuts: 4, salt: 800) { made, cut, generator throws in
      let period = try period(made, cut, &generator)
      let cut = Cut(known: cut.known, through: period.through)
      let model = try Model(made.log, known: Int(cut.known), through: cut.through)
      let view = try Replay.view(of: ResolutionTimes.self, made.log, cut: cut)
      let calendar = view.reading.rules.calendar
      let cells = try view.cells()

      var days = Distribution()
      var expected = ResolutionTimes.WithinLimit()
      var limits: Set<Limit> = []
      for subject in model.grievances {
        let life = model.life(subject)
        let limit = model.limit(life.received)
        if let resolved = life.resolvedOn {
          guard period.contains(resolved) else { continue }
          days.add(Self.workingDays(life.received, resolved, calendar))
          if Self.isKept(limit.extended(by: life.extendedBy), life.received, resolved, calendar) {
            expected.yes += 1
          } else {
            expected.late += 1
          }
        } else if life.status == .resolving {
          if Self.isKept(
            limit.extended(by: life.extendedBy), life.received, period.through, calendar)
          {
            expected.openInTime += 1
          } else {
            expected.openOverdue += 1
          }
        } else {
          continue
        }
        limits.insert(limit)
      }
      try #require(ResolutionTimes.workingDays(cells, in: period) == days, "\(cut)")
      let figures = ResolutionTimes.withinLimit(cells, in: period)
      expected.limits = limits.sorted {
        ($0.days, $0.basis.rawValue) < ($1.days, $1.basis.rawValue)
      }
      try #require(figures == expected, "\(cut)")
      try #require(
        figures.of == figures.yes + figures.late + figures.openInTime + figures.openOverdue)
    }
  }

  /// The working days in (received, resolved], one by one.
  static func workingDays(
    _ received: CivilDay, _ resolved: CivilDay, _ calendar: WorkingCalendar
  ) -> Int {
    var count = 0
    var day = received
    while day < resolved {
      day = day.advanced(by: 1)
      if calendar.isWorking(day) { count += 1 }
    }
    return count
  }

  static func isKept(
    _ limit: Limit, _ received: CivilDay, _ day: CivilDay, _ calendar: WorkingCalendar
  ) -> Bool {
    switch limit.basis {
    case .working: return workingDays(received, day, calendar) <= Int(limit.days)
    case .calendar:
      var deadline = received.advanced(by: Int(limit.days))
      while !calendar.isWorking(deadline) { deadline = deadline.advanced(by: 1) }
      return day <= deadline
    }
  }

  @Test func whatIsDueComesSoonestFirst() throws {
    try withRandomCuts(histories: 6, cuts: 1, salt: 900) { made, _, _ throws in
      let model = try Model(
        made.log, known: Int(try made.ledger.known(nil)), through: .distantFuture)
      let calendar = try made.log.read { try $0.rules() }.calendar
      var expected: [Due] = []
      for subject in model.grievances {
        let life = model.life(subject)
        guard life.status == .resolving else { continue }
        let limit = model.limit(life.received).extended(by: life.extendedBy)
        var day = life.received.advanced(by: limit.basis == .calendar ? Int(limit.days) : 0)
        if limit.basis == .calendar {
          while !calendar.isWorking(day) { day = day.advanced(by: 1) }
        } else {
          while Self.workingDays(life.received, day, calendar) < Int(limit.days) {
            day = day.advanced(by: 1)
          }
        }
        expected.append(Due(day: day, subject: subject))
      }
      expected.sort { ($0.day, $0.subject) < ($1.day, $1.subject) }
      try withViews(made) { store throws in
        var due: [Due] = []
        try store.view(of: DueList.self, made.log) { view in
          try view.forEachKey { key, subject in
            guard key.code == DueList.Task.resolution.rawValue else { return true }
            due.append(Due(day: key.day, subject: subject))
            return true
          }
        }
        try #require(due == expected)
      }
    }
  }

  private struct Due: Equatable {
    var day: CivilDay
    var subject: Subject
  }

  /// Only an interval is known, and the period holds a part of it.
  @Test func anUncertainReceiptIsToldWhereThePeriodHoldsAPart() throws {
    let period = try #require(Period("2024-02"))
    func isUncertain(_ first: String, _ last: String) -> Bool {
      let days = CivilDay.of(last) - CivilDay.of(first)
      let cell = Cell(
        measure: KPICounts.Measure.dateUncertain.rawValue, day: .of(first), bucket: UInt32(days))
      return KPICounts.isUncertain(cell, in: period)
    }
    #expect(isUncertain("2024-01-15", "2024-02-01"))
    #expect(isUncertain("2024-02-29", "2024-03-05"))
    #expect(isUncertain("2024-01-15", "2024-03-05"))
    #expect(!isUncertain("2024-02-01", "2024-02-29"))
    #expect(!isUncertain("2024-01-15", "2024-01-31"))
    #expect(!isUncertain("2024-03-01", "2024-03-05"))
  }
}
