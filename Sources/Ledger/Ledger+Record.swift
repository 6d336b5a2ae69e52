public import EventLog
public import Facts
public import Grievances

extension Ledger {
  /// How often a command is decided on anew when others record about the same subject meanwhile.
  static let tries = 100

  /// Loads the subject's history, decides, and appends what was decided.
  ///
  /// - Parameter request: an id under which this is done once, however often it is asked for.
  /// - Throws: `Refusal` where the rules do not allow it; `EventLogError`, `LedgerError`, `LMDBError`.
  ///   Nothing has been recorded then.
  @available(*, noasync)
  public func record(_ command: Command, request: RequestIdentity? = nil) throws -> Receipt {
    try record([command], request: request)
  }

  /// Records several commands together or not at all, each decided on in the light of those before.
  /// - Throws: as for one.
  @available(*, noasync)
  public func record(_ commands: [Command], request: RequestIdentity? = nil) throws -> Receipt {
    for _ in 0..<Self.tries {
      if let request, let earlier = try log.receipt(of: request) { return earlier }
      var batch = try Batch(self)
      for command in commands { try batch.add(command) }
      do { return try batch.commit(request: request) } catch EventLogError.conflict { continue }
    }
    throw LedgerError.stillConflicting(commands.first?.subject ?? .ledger)
  }
}

/// Commands decided on one after another, each in the light of those before it, and then recorded
/// together or not at all.
public struct Batch {
  private let ledger: Ledger
  /// The position that the next fact would take, were nobody else to record anything: above every
  /// fact seen so far, so that it stands for itself alone.
  private var next: SequenceNumber
  private var histories: [Subject: [Entry]] = [:]
  /// The first position given here. From it on they may yet shift, so that nothing can refer to
  /// them.
  private var firstProvisional: SequenceNumber?
  private var portion = Portion()
  private var taken = 0
  /// What most decisions rest on: the rules alone.
  private var plain: DecisionContext?

  public init(_ ledger: Ledger) throws {
    self.ledger = ledger
    next = SequenceNumber(try ledger.log.read { $0.size })
  }

  /// The number of facts decided on so far, those taken out included.
  public var count: Int { taken + portion.drafts.count }

  /// Decides on a command. Costs one look-up for each fact about its subject, the first time, and
  /// once a batch the reading of the rules.
  /// - Throws: `Refusal`, also for a correction or retraction of a fact of this very batch, which
  ///   has no position yet; the batch is then as it was.
  public mutating func add(_ command: Command) throws {
    let history = try history(of: command.subject)
    let draft = try decide(command, history: history, context: context(of: command), next: next)
    if let about = draft.about, let first = firstProvisional, about >= first {
      throw Refusal.noSuchFact(about, command.subject)
    }
    let fact = Grievances.provisional(draft, next, revision: history.count)
    histories[command.subject, default: []].append(try Entry(fact))
    portion.drafts.append(draft)
    firstProvisional = firstProvisional ?? next
    next = SequenceNumber(next.rawValue + 1)
  }

  /// Appends everything that was decided on.
  /// - Throws: `EventLogError.conflict` where someone else recorded something about one of the
  ///   subjects in the meantime; nothing has been recorded then.
  public func commit(request: RequestIdentity? = nil) throws -> Receipt {
    try ledger.log.append(portion.drafts, expecting: portion.expecting, request: request)
  }

  /// Takes out what was decided on so far, for an append in portions, and forgets its subjects: no
  /// later command may be about one of them. A batch of any length then needs little memory.
  /// - Parameter kept: subjects that are not forgotten.
  public mutating func take(keeping kept: Set<Subject> = []) -> Portion {
    defer {
      taken += portion.drafts.count
      portion = Portion()
      if kept.isEmpty {
        histories.removeAll(keepingCapacity: true)
      } else {
        histories = histories.filter { kept.contains($0.key) }
      }
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
      lastNumber: command.isVoiding ? try ledger.lastNumber(in: number.year) : nil)
  }

  private mutating func history(of subject: Subject) throws -> [Entry] {
    if let history = histories[subject] { return history }
    let history = try ledger.history(of: subject)
    histories[subject] = history
    if let last = history.last, last.fact.sequence >= next {
      next = SequenceNumber(last.fact.sequence.rawValue + 1)
    }
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

  /// The rules as they are known now.
  public func rules() throws -> Rules {
    try Rules(calendar: history(of: .calendar), policy: history(of: .policy))
  }
}
