internal import DueList
internal import EventLog
internal import Facts
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import WorkingDays

/// One part of a report, folded: which grievances it sees and in which cells each counts.
struct ReportPart {
  let period: Period
  let reading: Reading
  let tallies: [Subject: GrievanceTallies]

  /// What a figure counts: the grievances that belong to it, in order, and what each adds.
  func shares(of figure: ReportFigure) -> [(subject: Subject, amount: Int)] {
    tallies.filter { !figure.counts($0.value, in: period).isEmpty }
      .map { ($0.key, figure.amount($0.value, in: period)) }.sorted { $0.subject < $1.subject }
  }
}

/// The parts of the report of a period, as they are known at one state of the log.
struct ReportParts {
  private var parts: [ReportFigure.Part: ReportPart] = [:]

  /// Replays the log, and once more where the previous period is asked for and covered.
  init(
    _ wanted: Set<ReportFigure.Part> = Set(ReportFigure.Part.allCases), of period: Period,
    known: UInt64, from log: EventLog
  ) throws {
    let fold = try ReportFold(period, known: known, log)
    parts[.own] = fold.part(period)
    guard let first = fold.firstCovered else { return }
    parts[.total] = Period(from: first, through: period.through).map { fold.part($0) }
    guard wanted.contains(.previous), let previous = period.preceding, previous.through >= first
    else { return }
    parts[.previous] = try ReportFold(previous, known: known, log).part(previous)
  }

  /// nil where the report has no such part.
  subscript(part: ReportFigure.Part) -> ReportPart? { parts[part] }
}

/// The grievances of a period as its report sees them.
private struct ReportFold {
  private let reading: Reading
  private var tallies: [Subject: GrievanceTallies] = [:]
  let firstCovered: CivilDay?

  init(_ period: Period, known: UInt64, _ log: EventLog) throws {
    let (counts, times, due) = (Fold<KPICounts>(), Fold<ResolutionTimes>(), Fold<DueList>())
    reading = try Replay.run(
      log, cut: Cut(known: known, through: period.through), window: Window(from: period.from),
      into: [counts, times, due])
    let view = try counts.view()
    firstCovered = try KPICounts.firstCovered(reading, view.cells())
    add(view, .counts)
    add(try times.view(), .times)
    add(try due.view(), .due)
  }

  private mutating func add<P: Projection>(_ view: View<P>, _ source: ReportFigure.Source) {
    for (subject, row) in zip(view.subjects, view.rows) {
      var tally = Tally()
      P.tally(row, view.reading.rules, into: &tally)
      tallies[subject, default: GrievanceTallies()][source] = tally
    }
  }

  func part(_ period: Period) -> ReportPart {
    ReportPart(period: period, reading: reading, tallies: tallies)
  }
}
