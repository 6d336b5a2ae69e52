internal import EventLog
internal import Facts
internal import Grievances
internal import LedgerTesting
internal import Projection
internal import Synchronization
internal import WorkingDays

/// One random history on which a projection is tried.
struct Trial<P: Projection> {
  let rule: ContractRule
  let seed: UInt64
  let made: TemporaryLedger

  private func require(_ condition: Bool, _ what: String) throws {
    guard condition else {
      throw BrokenContract(rule: rule, view: P.name, seed: seed, what: what)
    }
  }

  private func folded(_ log: EventLog, cut: Cut = .none) throws -> ViewContents {
    try ViewContents(Replay.view(of: P.self, log, cut: cut))
  }

  /// Lends the stored views of the ledger.
  private func withStore(_ body: (ViewStore) throws -> Void) throws {
    let store = try ViewStore(directory: made.folder.path)
    defer { store.close() }
    try body(store)
  }

  private func stored(_ store: ViewStore) throws -> ViewContents {
    try store.view(of: P.self, made.log) { try ViewContents($0) }
  }

  func checkDeterminism(_ clerk: inout RandomClerk) throws {
    try clerk.work(60, about: P.subjects)
    let contents = try folded(made.log)
    try require(!contents.rows.isEmpty, "random histories give it no row, so nothing is tried")
    try require(try folded(made.log) == contents, "two replays differ")
  }

  func checkCatchUp(_ clerk: inout RandomClerk) throws {
    try withStore { store in
      for _ in 0..<6 {
        try clerk.work(12, about: P.subjects)
        let caughtUp = try stored(store)
        try require(caughtUp == folded(made.log), "what was caught up is not what a replay gives")
        let difference = try store.differences([AnyProjection(P.self)], from: made.log)[0]
        try require(difference == nil, difference?.description ?? "")
      }
    }
  }

  /// The facts that stand, recorded anew subject by subject.
  func checkOrder(_ clerk: inout RandomClerk) throws {
    try clerk.work(60, about: P.subjects)
    let facts = try made.log.read { snapshot in
      var facts: [Fact] = []
      try snapshot.forEachFact {
        facts.append($0)
        return true
      }
      return facts
    }
    let recorded = facts.dropFirst(Self.genesis)
    let sorted = recorded.sorted {
      ($0.subject, $0.sequence) < ($1.subject, $1.sequence)
    }
    try withCopy(of: sorted) { copy in
      try require(
        try folded(copy).figures == folded(made.log).figures,
        "the same facts, recorded subject by subject, give other figures")
    }
  }

  /// What is left of each subject's history, recorded in the order in which it happened.
  func checkCorrections(_ clerk: inout RandomClerk) throws {
    try clerk.work(60, about: P.subjects)
    let right = try made.log.read { snapshot in
      var bySubject: [Subject: [Entry]] = [:]
      try snapshot.forEachFact(from: SequenceNumber(UInt64(Self.genesis))) { fact in
        bySubject[fact.subject, default: []].append(try Entry(fact))
        return true
      }
      return bySubject
    }
    var facts: [Fact] = []
    for (subject, entries) in right.sorted(by: { $0.key < $1.key }) {
      switch subject.kind {
      // How the rest is read is left as it was recorded.
      case .calendar, .policy, .ledger: facts += entries.map(\.fact)
      default: facts += History.effective(entries).map(Self.atFirst)
      }
    }
    try withCopy(of: facts) { copy in
      try require(
        try folded(copy).figures == folded(made.log).figures,
        "the facts that stand, recorded right at first, give other figures")
    }
  }

  private static func atFirst(_ entry: Entry) -> Fact {
    var fact = entry.fact
    fact.flags.remove(.correction)
    fact.about = entry.answers
    fact.sequence = entry.place
    return fact
  }

  func checkCuts(_ clerk: inout RandomClerk) throws {
    var then: [(known: UInt64, contents: ViewContents)] = []
    for _ in 0..<4 {
      try clerk.work(15, about: P.subjects)
      then.append((try made.ledger.known(nil), try folded(made.log)))
    }
    for (known, contents) in then {
      try require(
        try folded(made.log, cut: Cut(known: known)) == contents,
        "the first \(known) facts give another view, now that there are more")
    }
  }

  func checkBreakingOff(_ clerk: inout RandomClerk) throws {
    try withStore { store in
      try clerk.work(40, about: P.subjects)
      let before = try stored(store)
      try clerk.work(10, about: P.subjects)
      var steps = 0
      var isBroken = true
      while isBroken {
        let left = try store.storedView(of: P.self) { try ViewContents($0) }
        try require(left == before, "a rebuild that was broken off left another view")
        let rest = Atomic(steps)
        do {
          try store.rebuild([AnyProjection(P.self)], from: made.log) { _, _ in
            if rest.subtract(1, ordering: .relaxed).newValue < 0 { throw BrokenOff() }
          }
          isBroken = false
        } catch is BrokenOff { steps += 1 }
      }
      try require(steps > 1, "a rebuild cannot be broken off")
      let anew = try store.storedView(of: P.self) { try ViewContents($0) }
      try require(anew == folded(made.log), "begun again, it gives another view")
    }
  }

  /// So many facts every new ledger begins with.
  private static var genesis: Int { 22 }

  /// Lends a log that holds facts in the order given, each about what it was about.
  private func withCopy(of facts: [Fact], _ body: (EventLog) throws -> Void) throws {
    try withTemporaryLedger(since: .of("2024-05-06")) { copy throws in
      var positions: [SequenceNumber: SequenceNumber] = [:]
      for number in 0..<UInt64(Self.genesis) {
        positions[SequenceNumber(number)] = SequenceNumber(number)
      }
      for fact in facts {
        let draft = Draft(
          kind: fact.kind, version: fact.version, flags: fact.flags, actor: fact.actor,
          subject: fact.subject, occurredOn: fact.occurredOn,
          about: fact.about.flatMap { positions[$0] }, payload: fact.payload)
        positions[fact.sequence] = try copy.log.append([draft]).first
      }
      try body(copy.log)
    }
  }
}

/// What a test breaks a rebuild off with.
private struct BrokenOff: Error {}
