public import Facts
public import Grievances
public import WorkingDays

extension Command {
  /// The command that leads to a draft, so that `decide` can be asked whether it is admissible.
  /// - Parameter today: the day on which it is recorded.
  /// - Throws: `Unreadable` where the draft holds no event that this program knows.
  public init(leadingTo draft: Draft, today: CivilDay) throws(Unreadable) {
    let event = try Event(provisional(draft, .genesis, revision: 0))
    let action: Action =
      switch (event, draft.about) {
      case (.retracted, let mistake?): .retract(mistake)
      case (_, let original?): .correct(original, event)
      case (_, nil): .record(event)
      }
    self.init(
      action, subject: draft.subject, day: draft.occurredOn, today: today, actor: draft.actor,
      words: draft.words, isImported: draft.flags.contains(.imported))
  }
}
