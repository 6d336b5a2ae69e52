internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import WorkingDays

/// What is due next about the grievance of a fact just recorded, in a sentence for people.
enum Confirmation {
  /// nil where nothing is due, or the fact is about no grievance.
  static func next(about subject: Subject, in ledger: Ledger) throws -> String? {
    guard subject.kind == .grievance else { return nil }
    let (entries, rules) = try ledger.log.read { snapshot in
      (try snapshot.entries(about: subject), try snapshot.rules())
    }
    guard let roadmap = Roadmap(History.effective(entries), rules) else { return nil }
    let due = dues(roadmap).map { what, day in
      let late = day.map { $0 < ledger.today } ?? false
      return what + (day.map { " by \($0)" } ?? "") + (late ? " (overdue)" : "")
    }
    guard !due.isEmpty else { return nil }
    return "\(subject): \(roadmap.standing.status.name) at stage \(roadmap.standing.stage.name); "
      + "due next: \(due.joined(separator: "; "))"
  }

  private static func dues(_ roadmap: Roadmap) -> [(String, CivilDay?)] {
    var dues: [(String, CivilDay?)] = []
    if roadmap.standing.isOpen {
      if roadmap.acknowledgedOn == nil, let day = roadmap.acknowledgeBy {
        dues.append(("acknowledge", day))
      }
      if !roadmap.standing.isAssessed { dues.append(("assess", nil)) }
      if let day = roadmap.meetBy { dues.append(("meet", day)) }
      if let day = roadmap.stageBy, day < roadmap.resolveBy {
        dues.append(("leave stage \(roadmap.standing.stage.name)", day))
      }
      let limit = "\(roadmap.limit.days) \(roadmap.limit.basis.name) days after receipt"
      dues.append(("resolve, \(limit),", roadmap.resolveBy))
    }
    dues += roadmap.promises.map { promise in
      let verb = promise.isAgreement ? "fulfil the agreement of" : "keep the promise of"
      return ("\(verb) fact \(promise.fact)", promise.dueOn)
    }
    return dues
  }
}
