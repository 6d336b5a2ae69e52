internal import DueList
public import EngagementCounts
public import EventLog
public import Facts
internal import GrievanceRegister
public import Grievances
public import KPICounts
public import Projection
internal import ResolutionTimes
public import StageTimelines
public import WorkingDays

/// The semi-annual report of the grievance redress mechanism, for any period: its figures, laid out
/// by the other files of this folder.
public struct GRMReport: Sendable {
  public let project: String
  public let period: Period
  /// By which its figures are made.
  public let rules: ReportRules
  public let reading: Reading
  public let figures: PeriodFigures
  /// The period before; nil where it lies before what the ledger covers, or is not asked for.
  public let previous: PeriodFigures?
  /// From what the ledger covers to the period's end; nil where that is nothing.
  public let total: PeriodFigures?
  public let balance: KPICounts.Balance
  /// Grievances that may have been received in the period or outside it.
  public let uncertain: [GrievanceNumber]
  /// What the World Bank's guidance asks to be counted besides.
  public let steps: [KPICounts.Step: Int]
  /// The numbers to be made public, month by month.
  public let months: [KPICounts.PublicNumbers]
  /// How each stage was used.
  public let stages: [StageTimelines.StageUse]
  /// Acknowledgements given in the period, in time and late.
  public let acknowledgements: (kept: Int, late: Int)
  public let engagement: EngagementCounts.Figures
  /// Promises that are open at the period's end, whatever became of the grievance.
  public let promises: [Promise]
  /// The grievances addressed in the period.
  public let lines: [Line]

  /// A promise to a complainant that has not been kept.
  public struct Promise: Sendable {
    public let number: GrievanceNumber
    /// nil where no day was named.
    public let dueOn: CivilDay?
  }

  /// One grievance addressed.
  public struct Line: Sendable {
    public let number: GrievanceNumber
    public let receivedOn: CivilDay
    public let resolvedOn: CivilDay
    public let type: GrievanceType
    public let channel: Channel
    public let workingDays: Int
    /// The stages that it went through.
    public let stages: [StageCourse.Interval]
    /// Which of what the line shows is assumed.
    public let assumed: AssumedFields
    /// What it was about and what was done, where these words are at hand.
    public let summary: String?
    public let actions: String?
  }
}

extension GRMReport {
  /// What a report is made for.
  public struct Request: Sendable {
    public var project: String
    public var period: Period
    /// Compared with; nil for none.
    public var previous: Period?
    /// The number of facts that are known.
    public var known: UInt64
    public var rules: ReportRules

    public init(
      project: String, period: Period, previous: Period?, known: UInt64,
      rules: ReportRules = .current
    ) {
      self.project = project
      self.period = period
      self.previous = previous
      self.known = known
      self.rules = rules
    }
  }

  /// Replays the log with the period's cut, and once more for the previous period. Costs about the
  /// time it takes to read the log for each.
  public init(_ request: Request, from log: EventLog) throws {
    let period = request.period
    let counts = Fold<KPICounts>()
    let times = Fold<ResolutionTimes>()
    let register = Fold<GrievanceRegister>()
    let due = Fold<DueList>()
    let timelines = Fold<StageTimelines>()
    let engagements = Fold<EngagementCounts>()
    reading = try Replay.run(
      log, cut: Cut(known: request.known, through: period.through),
      window: Window(from: period.from),
      into: [counts, times, register, due, timelines, engagements])
    let countView = try counts.view()
    let countCells = try countView.cells()
    let timeView = try times.view()
    let timeCells = try timeView.cells()

    project = request.project
    self.period = period
    rules = request.rules
    figures = PeriodFigures(period, countCells, timeCells)
    balance = KPICounts.balance(countCells)
    uncertain = countView.subjects(in: KPICounts.Measure.dateUncertain.rawValue) {
      KPICounts.isUncertain($0, in: period)
    }.compactMap { GrievanceNumber($0) }

    let coversFrom = KPICounts.firstCovered(reading, countCells)
    let covered = coversFrom.flatMap { Period(from: $0, through: period.through) }
    total = covered.map { PeriodFigures($0, countCells, timeCells) }
    previous = try request.previous.flatMap { previous in
      guard let coversFrom, previous.through >= coversFrom else { return nil }
      return try PeriodFigures.fold(previous, log, known: request.known)
    }
    steps = KPICounts.steps(countCells)
    months = KPICounts.publicNumbers(countCells, of: period.parts(ofMonths: 1))
    stages = StageTimelines.use(try timelines.view().cells(), in: period)
    acknowledgements = ResolutionTimes.acknowledgements(timeCells, in: period)
    engagement = EngagementCounts.figures(try engagements.view().cells(), in: period)
    promises = Self.promises(try due.view())
    lines = try Self.lines(of: try register.view(), timeView, in: period, log)
  }

  private static func promises(_ view: View<DueList>) -> [Promise] {
    zip(view.subjects, view.rows).flatMap { subject, row in
      guard let number = GrievanceNumber(subject), row.standing.status != .duplicate else {
        return [Promise]()
      }
      return row.commitments.map { Promise(number: number, dueOn: $0.dueOn) }
    }
  }

  private static func lines(
    of register: View<GrievanceRegister>, _ times: View<ResolutionTimes>, in period: Period,
    _ log: EventLog
  ) throws -> [Line] {
    try log.read { snapshot in
      var lines: [Line] = []
      for (subject, row) in zip(register.subjects, register.rows) {
        guard let resolvedOn = row.resolvedOn, period.contains(resolvedOn),
          let number = GrievanceNumber(subject), let time = times.row(of: subject),
          let days = ResolutionTimes.workingDays(time, times.reading.rules)
        else { continue }
        lines.append(
          Line(
            number: number, receivedOn: row.receivedOn, resolvedOn: resolvedOn, type: row.type,
            channel: row.channel, workingDays: days, stages: time.course.intervals,
            assumed: row.assumed.intersection([.receivedOn, .resolvedOn, .type, .channel]),
            summary: try snapshot.text(.summary, of: row.words.registered, about: subject),
            actions: try snapshot.text(.actions, of: row.words.resolved, about: subject)))
      }
      return lines
    }
  }
}

extension Snapshot {
  /// One field of the words that stand with a fact, where it is at hand.
  func text(
    _ name: WordName, of sequence: SequenceNumber?, about subject: Subject
  ) throws -> String? {
    guard let sequence else { return nil }
    return try words(of: sequence, about: subject)?[name]
  }
}
