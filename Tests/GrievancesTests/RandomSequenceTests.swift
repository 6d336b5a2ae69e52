import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

/// A thousand random sequences of commands: `decide` takes and refuses what the plain rules take and
/// refuse.
@Suite struct RandomSequenceTests {
  private static let number = GrievanceNumber(year: 2024, number: 7)
  private static let original = GrievanceNumber(year: 2024, number: 1)
  private static let today = CivilDay.of("2024-06-30")

  @Test func decideAndThePlainRulesAgree() throws {
    try withSeed { generator in
      var taken = 0
      var refused = 0
      for sequence in 0..<1_000 {
        var plain = PlainRules()
        plain.otherCounts = generator.chance(70)
        var history: [Entry] = []
        for step in 0..<24 {
          let (command, note) = try command(&generator, plain, UInt64(100 + step))
          let allowed = plain.allows(note, today: Self.today)
          let draft = try? decide(
            command, history: history, context: context(plain.otherCounts),
            next: SequenceNumber(note.place))
          try #require(
            (draft != nil) == allowed,
            "sequence \(sequence), step \(step): \(note.event.kind) about \(note.about ?? 0)")
          guard let draft else {
            refused += 1
            continue
          }
          taken += 1
          plain.notes.append(note)
          history.append(
            try Entry(
              provisional(draft, SequenceNumber(note.place), revision: history.count)))
        }
      }
      #expect(taken > 3_000 && refused > 3_000)
    }
  }

  /// The rules in force, and the facts about the grievance that a link leads to.
  private func context(_ otherCounts: Bool) throws -> DecisionContext {
    let day = CivilDay.of("2024-01-20")
    let registered = Event.registered(
      Registered(
        receivedUntil: day, registeredOn: day, channel: .email, type: .question,
        complainant: .notKnown))
    let command = Command(
      .record(registered), subject: Self.original.subject, day: day, today: Self.today)
    let draft = try decide(command, history: [], next: SequenceNumber(50))
    let entry = try Entry(provisional(draft, SequenceNumber(50), revision: 0))
    return DecisionContext(rules: Self.rules, original: otherCounts ? [entry] : [])
  }

  private static let rules = try? Rules(calendar: [], policy: [])

  private func command(
    _ generator: inout SeededGenerator, _ plain: PlainRules, _ place: UInt64
  ) throws -> (Command, PlainRules.Note) {
    let day = Self.today.advanced(by: Int.random(in: -40...1, using: &generator))
    let target = plain.notes.randomElement(using: &generator)
    let dice = plain.notes.isEmpty ? 50 : Int.random(in: 0..<100, using: &generator)
    if let target, dice < 12 {
      let note = PlainRules.Note(
        place: place, day: day, event: event(target.event.kind, day, &generator),
        about: target.place, isCorrection: true)
      return (made(.correct(SequenceNumber(target.place), note.event), day), note)
    }
    if let target, dice < 20 {
      let note = PlainRules.Note(place: place, day: day, event: .retracted, about: target.place)
      return (made(.retract(SequenceNumber(target.place)), day), note)
    }
    let kind = plain.notes.isEmpty ? .registered : kind(&generator)
    let event = event(kind, day, &generator)
    if let target, kind == .agreementFulfilled || kind == .commitmentKept {
      let wanted: EventKind = kind == .commitmentKept ? .commitmentMade : .agreementSigned
      let pledge = plain.notes.last { $0.event.kind == wanted } ?? target
      let note = PlainRules.Note(place: place, day: day, event: event, about: pledge.place)
      return (made(.answer(SequenceNumber(pledge.place), event), day), note)
    }
    return (made(.record(event), day), PlainRules.Note(place: place, day: day, event: event))
  }

  private func made(_ action: Command.Action, _ day: CivilDay) -> Command {
    Command(action, subject: Self.number.subject, day: day, today: Self.today)
  }

  private func kind(_ generator: inout SeededGenerator) -> EventKind {
    let kinds: [EventKind] = [
      .registered, .eligibilityAssessed, .eligibilityAssessed, .assigned, .receiptAcknowledged,
      .escalated, .escalated, .meetingHeld, .mediationEntered, .deadlineExtended, .resolved,
      .resolved, .resolved, .withdrawn, .reopened, .outcomeConveyed, .complainantResponded,
      .agreementSigned, .commitmentMade, .agreementFulfilled, .commitmentKept, .duplicateLinked,
      .appealLodged,
    ]
    return kinds[Int.random(in: kinds.indices, using: &generator)]
  }

  /// An event of a kind, as a person would fill it in.
  private func event(
    _ kind: EventKind, _ day: CivilDay, _ generator: inout SeededGenerator
  ) -> Event {
    switch kind {
    case .registered:
      let until = day.advanced(
        by: generator.chance(10) ? Int.random(in: -2...3, using: &generator) : 0)
      let registered = day.advanced(
        by: generator.chance(20) ? Int.random(in: -2...4, using: &generator) : 0)
      return .registered(
        Registered(
          receivedUntil: until, registeredOn: registered, channel: .email, type: .question,
          complainant: .notKnown))
    case .complainantResponded:
      return .complainantResponded(ComplainantResponded(isAccepted: true, satisfaction: 4))
    case .deadlineExtended:
      return .deadlineExtended(DeadlineExtended(days: UInt16.random(in: 1...20, using: &generator)))
    case .commitmentMade: return .commitmentMade(CommitmentMade(dueOn: nil))
    case .duplicateLinked: return .duplicateLinked(DuplicateLinked(original: Self.original))
    case .receiptAcknowledged: return .receiptAcknowledged(ReceiptAcknowledged(promisedOn: nil))
    default: return generator.event(kind)
    }
  }
}
