internal import Facts
internal import Grievances
internal import LMDB

/// Changes rows of a stored view: takes out what the old row counted by the rules of then, and puts in
/// what the new one counts by the rules of now.
struct ViewUpdate<P: Projection> {
  private let table: Table
  private let before: Rules
  private let now: Rules
  /// What the cells are to be changed by; written at the end, once a cell.
  private var changes = Cells()
  private var rowsAdded = 0

  private init(_ table: Table, before: Rules, now: Rules) {
    self.table = table
    self.before = before
    self.now = now
  }

  /// Brings a view up to the end of the news, or to the fact at which the projection stops.
  static func advance(
    by news: News, _ passes: RowPasses<P>, _ tables: ViewStore.Tables,
    _ checkpoint: inout ViewCheckpoint, in transaction: inout WriteTransaction
  ) throws {
    let stop = news.stop(kinds: P.kinds, about: P.subjects)
    let end = stop?.sequence.rawValue ?? news.end
    guard let frontier = news.frontier(at: end) else { return }
    // What changes the rules behind the stop is not known to this view.
    let changesRules = news.changesRules(before: end)
    var update = Self(
      tables.slots[Int(checkpoint.slot)], before: news.rulesBefore,
      now: changesRules ? news.rulesNow : news.rulesBefore)
    if changesRules, P.usesRules { try update.retally(passes, in: &transaction) }
    try news.forEachHistory(P.subjects, before: end) { subject, history in
      try update.replace(subject, with: P.row(of: history), in: &transaction)
    }
    try update.finish(in: &transaction)
    checkpoint.position = end
    checkpoint.frontier = frontier
    checkpoint.root = frontier.root
    checkpoint.stop = stop
    checkpoint.rows = UInt64(Int(checkpoint.rows) + update.rowsAdded)
  }

  /// Puts a row in the place of a subject's old one; nil takes it away.
  private mutating func replace(
    _ subject: Subject, with row: P.Row?, in transaction: inout WriteTransaction
  ) throws {
    let number = RowBlock<P.Row>.number(of: subject)
    let key = ViewKey.block(number)
    var block =
      try transaction.value(of: key, in: table) { try RowBlock<P.Row>(stored: $0) }
      ?? RowBlock<P.Row>()
    let old = block[subject]
    guard old != row else { return }
    block[subject] = row
    if block.isEmpty {
      _ = try transaction.delete(key.raw, in: table)
    } else {
      let bytes = block.bytes
      try transaction.put(key.raw, bytes.raw, in: table, .upsert)
    }
    rowsAdded += (row == nil ? 0 : 1) - (old == nil ? 0 : 1)
    // Where the rules have changed, the old row has been tallied by the new ones already.
    try count(subject, old, now, row, now, in: &transaction)
  }

  /// Tallies rows again that count otherwise, because the rules have changed. Costs a look at every row.
  private mutating func retally(
    _ passes: RowPasses<P>, in transaction: inout WriteTransaction
  ) throws {
    let change = RulesChange(from: before, to: now)
    var changed: [(Subject, P.Row)] = []
    try transaction.forEach(in: table) { key, value in
      guard key.unsignedByte(at: 0) == ViewKey.rows else { return false }
      guard let touched = passes.touched(value, change) else { throw UnreadableRow() }
      guard touched != 0 else { return true }
      let number = key.unsignedWord(at: 1).byteSwapped
      return try RowBlock<P.Row>(stored: value).forEach(in: number) { subject, row in
        let bit = subject.rawValue % RowBlock<P.Row>.capacity
        if touched >> bit & 1 != 0 { changed.append((subject, row)) }
        return true
      }
    }
    for (subject, row) in changed { try count(subject, row, before, row, now, in: &transaction) }
  }

  private func tally(_ row: P.Row, _ rules: Rules) -> Tally {
    var tally = Tally()
    P.tally(row, rules, into: &tally)
    return tally
  }

  private mutating func count(
    _ subject: Subject, _ old: P.Row?, _ oldRules: Rules, _ new: P.Row?, _ newRules: Rules,
    in transaction: inout WriteTransaction
  ) throws {
    if let old { changes.subtract(tally(old, oldRules)) }
    if let new { changes.add(tally(new, newRules)) }
    let oldKeys = Set(old.map { P.keys($0, oldRules) } ?? [])
    let newKeys = Set(new.map { P.keys($0, newRules) } ?? [])
    for key in oldKeys.subtracting(newKeys) {
      let listed = ViewKey.listed(ListedSubject(key: key, subject: subject))
      _ = try transaction.delete(listed.raw, in: table)
    }
    for key in newKeys.subtracting(oldKeys) {
      let listed = ViewKey.listed(ListedSubject(key: key, subject: subject))
      try transaction.put(listed.raw, [UInt8]().raw, in: table, .upsert)
    }
  }

  private func finish(in transaction: inout WriteTransaction) throws {
    try changes.ordered.forEachGroup { group, changes in
      let key = ViewKey.group(group)
      var sums =
        try transaction.value(of: key, in: table) { try CellGroup(stored: $0, key: group) }
        ?? CellGroup()
      sums.add(changes)
      if sums.sums.isEmpty {
        _ = try transaction.delete(key.raw, in: table)
      } else {
        let bytes = sums.bytes
        try transaction.put(key.raw, bytes.raw, in: table, .upsert)
      }
    }
  }
}

/// Stored rows or sums cannot be read, so what was counted cannot be taken out: the view must be made anew.
struct UnreadableRow: Error {}

extension CellGroup {
  /// - Throws: `UnreadableRow` where the bytes are not those of some cells.
  fileprivate init(stored bytes: RawSpan, key: UInt64) throws {
    guard let group = Self(bytes, key: key) else { throw UnreadableRow() }
    self = group
  }
}

extension RowBlock {
  /// - Throws: `UnreadableRow` where the bytes are not those that were written.
  init(stored bytes: RawSpan) throws {
    guard let block = Self(bytes) else { throw UnreadableRow() }
    self = block
  }
}
