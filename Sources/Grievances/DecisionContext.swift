public import Facts

/// What a decision rests on besides the history of its subject.
public struct DecisionContext: Sendable {
  /// nil where no rule is asked for, as in the simplest of tests; limits are then not checked.
  public var rules: Rules?
  /// The facts about the grievance that a command names besides its own.
  public var original: [Entry]
  /// The highest number of the grievance's year; nil where it is not to be checked.
  public var lastNumber: UInt32?

  public init(rules: Rules? = nil, original: [Entry] = [], lastNumber: UInt32? = nil) {
    self.rules = rules
    self.original = original
    self.lastNumber = lastNumber
  }
}

extension Command {
  /// Whether the command accounts for a number that was never used.
  public var isVoiding: Bool {
    if case .record(.numberVoided) = action { true } else { false }
  }

  /// The grievance that the command names besides its own subject.
  public var original: GrievanceNumber? {
    switch action {
    case .record(.duplicateLinked(let link)), .correct(_, .duplicateLinked(let link)):
      link.original
    default: nil
    }
  }
}

/// Checks what concerns numbers: that nobody acts on one that is voided or linked, that a link leads
/// to a grievance that counts, and that voiding accounts for a number never used.
func checkNumber(
  _ event: Event, _ command: Command, _ history: [Entry], _ context: DecisionContext
) throws(Refusal) {
  guard let number = GrievanceNumber(command.subject) else { return }
  let told = History.told(history)
  if isNewAction(command.action) {
    for entry in told {
      if case .duplicateLinked(let link) = entry.event {
        throw .linked(number, original: link.original)
      }
      if entry.event == .numberVoided { throw .voided(number) }
    }
  }
  if case .duplicateLinked(let link) = event { try checkLink(link, number, context) }
  if event == .numberVoided {
    guard told.isEmpty else { throw .numberInUse(number) }
    if let last = context.lastNumber, number.number > last, number.number - last > 1 {
      throw .beyondNumbering(number, last: last)
    }
  }
}

private func isNewAction(_ action: Command.Action) -> Bool {
  switch action {
  case .record, .answer, .resolve: true
  case .correct, .retract: false
  }
}

private func checkLink(
  _ link: DuplicateLinked, _ number: GrievanceNumber, _ context: DecisionContext
) throws(Refusal) {
  guard link.original != number else { throw .linksItself }
  let original = History.effective(context.original)
  guard !original.isEmpty else { throw .originalNotRegistered(link.original) }
  for entry in original {
    if case .duplicateLinked = entry.event { throw .originalIsLinked(link.original) }
  }
}
