public import EventLog
public import Facts
public import Grievances

extension Ledger {
  /// How often a command is decided on anew when others record about the same subject meanwhile.
  private static let tries = 100

  /// Loads the subject's history, decides, and appends what was decided.
  ///
  /// - Parameter request: an id under which this is done once, however often it is asked for.
  /// - Throws: `Refusal` where the rules do not allow it; `EventLogError`, `LedgerError`, `LMDBError`.
  ///   Nothing has been recorded then.
  @available(*, noasync)
  public func record(_ command: Command, request: RequestIdentity? = nil) throws -> Receipt {
    for _ in 0..<Self.tries {
      if let request, let earlier = try log.receipt(of: request) { return earlier }
      var batch = try Batch(self)
      try batch.add(command)
      do { return try batch.commit(request: request) } catch EventLogError.conflict { continue }
    }
    throw LedgerError.stillConflicting(command.subject)
  }
}

/// Commands decided on one after another, each in the light of those before it, and then recorded
/// together or not at all.
public struct Batch {
  private let ledger: Ledger
  private let start: UInt64
  private var histories: [Subject: [Entry]] = [:]
  private var portion = Portion()
  private var taken = 0
  /// What most decisions rest on: the rules alone.
  private var plain: DecisionContext?

  public init(_ ledger: Ledger) throws {
    self.ledger = ledger
    start = try ledger.log.read { $0.size }
  }

  /// The number of facts decided on so far, those taken out included.
  public var count: Int { taken + portion.drafts.count }

  /// Decides on a command. Costs one look-up for each fact about its subject, the first time, and
  /// once a batch the reading of the rules.
  /// - Throws: `Refusal`; the batch is then as it was.
  public mutating func add(_ command: Command) throws {
    let history = try history(of: command.subject)
    let next = SequenceNumber(start + UInt64(count))
    let draft = try decide(command, history: history, context: context(of: command), next: next)
    let fact = provisional(draft, next, revision: history.count)
    histories[command.subject, default: []].append(try Entry(fact))
    portion.drafts.append(draft)
  }

  /// Appends everything that was decided on.
  /// - Throws: `EventLogError.conflict` where someone else recorded something about one of the
  ///   subjects in the meantime; nothing has been recorded then.
  public func commit(request: RequestIdentity? = nil) throws -> Receipt {
    try ledger.log.append(portion.drafts, expecting: portion.expecting, request: request)
  }

  /// Takes out what was decided on so far, for an append in portions, and forgets its subjects: no
  /// later command may be about one of them. A batch of any length then needs little memory.
  public mutating func take() -> Portion {
    defer {
      taken += portion.drafts.count
      portion = Portion()
      histories.removeAll(keepingCapacity: true)
    }
    return portion
  }

  private mutating func context(of command: Command) throws -> DecisionContext {
    // The rules are themselves made of facts; what opens a ledger is decided without any.
    guard let number = GrievanceNumber(command.subject) else { return DecisionContext() }
    let plain = try self.plain ?? DecisionContext(rules: ledger.rules())
    self.plain = plain
    // A copy of the rules is not to be had for nothing; most commands need no more than them.
    guard command.original != nil || command.isVoiding else { return plain }
    return DecisionContext(
      rules: plain.rules,
      original: try command.original.map { try history(of: $0.subject) } ?? [],
      lastNumber: command.isVoiding ? try ledger.nextNumber(in: number.year).number &- 1 : nil)
  }

  private mutating func history(of subject: Subject) throws -> [Entry] {
    if let history = histories[subject] { return history }
    let history = try ledger.history(of: subject)
    histories[subject] = history
    portion.expecting.append(Expectation(subject, facts: UInt64(history.count)))
    return history
  }
}

extension Ledger {
  /// Every fact about a subject, in the order in which they were recorded.
  /// - Throws: `LedgerError.unreadableHistory` where one cannot be read by this program.
  public func history(of subject: Subject) throws -> [Entry] {
    try log.read { snapshot in
      try snapshot.facts(about: subject).map { fact in
        do throws(Unreadable) { return try Entry(fact) } catch {
          throw LedgerError.unreadableHistory(subject, fact.sequence, error)
        }
      }
    }
  }

  /// Records a registration under the next number of its year. Where someone else takes that number
  /// at the same moment, under the one after it.
  ///
  /// - Throws: as `record`.
  @available(*, noasync)
  public func register(
    in year: UInt16, _ command: (GrievanceNumber) -> (Command, RequestIdentity?)
  ) throws -> Receipt {
    var number = try nextNumber(in: year)
    for _ in 0..<Self.tries {
      let (command, request) = command(number)
      do { return try record(command, request: request) } catch Refusal.numberInUse {
        number = try nextNumber(in: year)
      }
    }
    throw LedgerError.stillConflicting(number.subject)
  }

  /// The rules as they are known now.
  public func rules() throws -> Rules {
    try Rules(calendar: history(of: .calendar), policy: history(of: .policy))
  }

  /// The number that the next grievance of a year gets. Costs one look-up.
  public func nextNumber(in year: UInt16) throws -> GrievanceNumber {
    let first = GrievanceNumber(year: year, number: 0)
    let last = GrievanceNumber(year: year, number: .max)
    return try log.read { snapshot in
      let found = try snapshot.lastSubject(in: first.subject...last.subject)
      let number = found.flatMap { GrievanceNumber($0) }?.number ?? 0
      return GrievanceNumber(year: year, number: number &+ 1)
    }
  }
}
