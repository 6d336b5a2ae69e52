internal import EventLog
internal import Facts
internal import Grievances
internal import Seal

/// What the facts from a position on are about, as far as it is to be taken in at a time.
struct News {
  /// The first fact that is not taken in.
  let end: UInt64
  private let subjects: [Subject]
  private let unreadable: [UnreadableFact]
  private let histories: [Subject: [Entry]]
  private let frontiers: [UInt64: MerkleFrontier]
  private let changesOfRules: [UInt64]
  let rulesBefore: Rules
  let rulesNow: Rules

  /// - Parameters:
  ///   - views: whose subjects are looked up.
  ///   - frontier: of the log at the position, which its facts are appended to.
  init(
    since frontier: MerkleFrontier, through end: UInt64, for views: [AnyProjection],
    _ snapshot: borrowing Snapshot, _ book: RulesBook
  ) throws {
    let position = frontier.size
    var subjects: Set<Subject> = []
    var unreadable: [UnreadableFact] = []
    var changesOfRules: [UInt64] = []
    var frontier = frontier
    var frontiers = [position: frontier]
    let kinds = Set(views.map(\.subjects))
    try snapshot.forEachFact(in: position..<end) { bytes, fact in
      do throws(Unreadable) { _ = try Event(fact) } catch {
        unreadable.append(UnreadableFact(fact, error))
        frontiers[fact.sequence.rawValue] = frontier
      }
      frontier.append(leaf: Merkle.leaf(bytes))
      switch fact.subject.kind {
      case .calendar, .policy: changesOfRules.append(fact.sequence.rawValue)
      case let kind? where kinds.contains(kind): subjects.insert(fact.subject)
      default: break
      }
    }
    frontiers[end] = frontier
    var histories: [Subject: [Entry]] = [:]
    for subject in subjects { histories[subject] = try snapshot.entries(about: subject) }
    self.end = end
    self.subjects = subjects.sorted()
    self.unreadable = unreadable
    self.histories = histories
    self.frontiers = frontiers
    self.changesOfRules = changesOfRules
    rulesNow = try book.rules(snapshot, known: end)
    rulesBefore = changesOfRules.isEmpty ? rulesNow : try book.rules(snapshot, known: position)
  }

  /// The first fact that a projection cannot go on past.
  func stop(kinds: EventKinds, about subjects: Subject.Kind) -> UnreadableFact? {
    unreadable.first { $0.stops(kinds: kinds, about: subjects) }
  }

  func changesRules(before end: UInt64) -> Bool { changesOfRules.contains { $0 < end } }

  /// The frontier at the end, or where a projection stops.
  func frontier(at position: UInt64) -> MerkleFrontier? { frontiers[position] }

  /// The changed subjects of a kind, in order, each with what a projection that goes so far is to fold.
  func forEachHistory(
    _ kind: Subject.Kind, before end: UInt64, _ body: (Subject, [Entry]) throws -> Void
  ) rethrows {
    for subject in subjects where subject.kind == kind {
      try body(subject, History.effective(histories[subject] ?? [], cut: Cut(known: end)))
    }
  }
}
