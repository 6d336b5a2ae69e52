internal import Facts
internal import Grievances
internal import Projection

/// What of a grievance a path of the report shows.
struct Aspect {
  enum Question {
    case figure(ReportFigure)
    /// The grievance's own line.
    case line(GrievanceNumber)
    /// What it was promised and is still open.
    case promises(GrievanceNumber)
  }

  let question: Question
  let part: ReportFigure.Part

  /// What a grievance shows; equal where the report would not tell the difference.
  enum View: Equatable {
    case amount(Int)
    case counts([Tally.Count], AssumedFields)
  }

  init(_ path: String) {
    let steps = path.split(separator: ".", maxSplits: 2)
    if steps.count > 1, let number = GrievanceNumber(steps[1]) {
      part = .own
      question = steps[0] == "open_promises" ? .promises(number) : .line(number)
      return
    }
    let part = ReportFigure.Part.allCases.last { path.hasPrefix($0.rawValue) } ?? .own
    self.part = part
    question = .figure(ReportFigure(path) ?? .received(in: part))
  }

  /// - Parameter assumed: what the facts of the grievance assume.
  func view(
    _ tallies: GrievanceTallies, in period: Period, assumed: AssumedFields = []
  ) -> View {
    switch question {
    case .figure(let figure) where figure.isDerived:
      .counts(figure.counts(tallies, in: period), [])
    case .figure(let figure): .amount(figure.amount(tallies, in: period))
    case .line: .counts(tallies.line, assumed)
    case .promises: .counts(tallies[.due].counts, [])
    }
  }
}
