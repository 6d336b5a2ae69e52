public import Documents
public import DueList
public import Facts
public import Grievances
public import Projection
public import WorkingDays

/// What is due or overdue, soonest first, read from the view's ordered list and never by a scan.
public struct DueListing: Sendable {
  private let today: CivilDay
  private let rules: Rules
  private let position: UInt64
  private let lines: [Line]
  /// Whether more is due than was asked for.
  private let isCut: Bool

  /// What is asked for.
  public struct Question: Sendable {
    public var today: CivilDay
    /// Only what is due within so many calendar days; overdue always.
    public var within: Int?
    public var staff: StaffNumber?
    public var most: Int

    public init(today: CivilDay, within: Int?, staff: StaffNumber?, most: Int) {
      self.today = today
      self.within = within
      self.staff = staff
      self.most = most
    }
  }

  private struct Line {
    let number: GrievanceNumber
    let task: DueList.Task
    /// nil for a promise without a day.
    let day: CivilDay?
    let staff: StaffNumber
    /// The policy that sets the day; nil for a promise, whose day was promised.
    let policy: AdoptedPolicy?
  }

  public init<Source: RowSource>(
    _ question: Question, _ view: Source, _ rules: Rules
  ) throws where Source.P == DueList {
    today = question.today
    self.rules = rules
    position = view.position
    let last = question.within.map { question.today.advanced(by: $0) }
    var lines: [Line] = []
    var isCut = false
    try view.forEachKey { key, subject in
      if let last, key.day > last { return false }
      guard let number = GrievanceNumber(subject), let task = DueList.Task(rawValue: key.code),
        let row = try view.row(of: subject),
        question.staff.map({ $0 == row.staff }) ?? true
      else { return true }
      guard lines.count < question.most else {
        isCut = true
        return false
      }
      let day = key.day == .distantFuture ? nil : key.day
      let policy = task == .commitment ? nil : rules.inForce(receivedOn: row.receivedOn)
      lines.append(
        Line(number: number, task: task, day: day, staff: row.staff, policy: policy))
      return true
    }
    self.lines = lines
    self.isCut = isCut
  }

  /// A JSON object a line.
  public var json: String {
    lines.map { line in
      let json: JSON = [
        "number": JSON(line.number), "task": JSON(line.task.name), "due_on": JSON(line.day),
        "overdue": .bool(isOverdue(line)),
        "days_left": JSON(line.day.map { $0 - today }),
        "working_days_left": JSON(workingDaysLeft(line)),
        "staff": line.staff == .system ? .null : .integer(Int(line.staff.rawValue)),
        "policy": line.policy?.json ?? .null,
        "as_of": .integer(Int(clamping: position) - 1),
      ]
      return json.text + "\n"
    }.joined()
  }

  public func text(_ style: TextStyle = .plain) -> String {
    var table = TextTable([
      ("due", .left), ("", .left), ("number", .left), ("what", .left), ("days left", .right),
      ("working days left", .right), ("staff", .right),
      ("by policy", .left),
    ])
    for line in lines {
      table.add([
        line.day?.description ?? "no day", isOverdue(line) ? "OVERDUE" : "",
        line.number.description, line.task.name, line.day.map { String($0 - today) } ?? "",
        workingDaysLeft(line).map { String($0) } ?? "",
        line.staff == .system ? "" : line.staff.description,
        line.policy.map { $0.fact.map { "fact \($0)" } ?? "standard" } ?? "",
      ])
    }
    let more = isCut ? "There is more; ask with --limit.\n" : ""
    let none = lines.isEmpty ? "Nothing is due.\n" : ""
    return style.heading("Due, as of \(today)") + (lines.isEmpty ? none : table.text) + more
      + "As of fact \(Int(clamping: position) - 1)\n"
  }

  private func isOverdue(_ line: Line) -> Bool { line.day.map { $0 < today } ?? false }

  private func workingDaysLeft(_ line: Line) -> Int? {
    line.day.map { rules.calendar.workingDays(after: today, through: $0) }
  }
}
