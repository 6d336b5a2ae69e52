internal import Facts
internal import Grievances
internal import LMDB

/// Changes rows of a stored view: takes out what the old row counted, puts in what the new one does.
struct ViewUpdate<P: Projection> {
  let tables: ViewStore.Tables
  let rules: Rules
  /// What the cells are to be changed by; written at the end, once a cell.
  private var changes = Cells()

  init(tables: ViewStore.Tables, rules: Rules) {
    self.tables = tables
    self.rules = rules
  }

  /// Puts a row in the place of a subject's old one; nil takes it away.
  mutating func replace(
    _ subject: Subject, with row: P.Row?, in transaction: inout WriteTransaction
  ) throws {
    let key = subject.key
    let old = try transaction.value(of: key, in: tables.rows) { try RowRecord<P>(stored: $0) }
    let new = row.map { RowRecord<P>($0, rules) }
    guard old != new else { return }
    if let old { try remove(old, subject, in: &transaction) }
    if let new {
      for count in new.tally.counts { changes.add(Int64(count.weight), to: count.cell) }
      for key in new.keys {
        try transaction.put(key.place(of: subject).raw, [UInt8]().raw, in: tables.keys, .upsert)
      }
      try transaction.put(key.raw, new.bytes.raw, in: tables.rows, .upsert)
    } else {
      _ = try transaction.delete(key.raw, in: tables.rows)
    }
  }

  private mutating func remove(
    _ old: RowRecord<P>, _ subject: Subject, in transaction: inout WriteTransaction
  ) throws {
    for count in old.tally.counts { changes.add(-Int64(count.weight), to: count.cell) }
    for key in old.keys {
      _ = try transaction.delete(key.place(of: subject).raw, in: tables.keys)
    }
  }

  /// Tallies every row again, because the rules have changed, but for those that are folded anew.
  mutating func retally(
    except subjects: Set<Subject>, in transaction: inout WriteTransaction
  ) throws {
    var changed: [(Subject, P.Row)] = []
    try transaction.forEach(in: tables.rows) { key, value in
      let subject = Subject(rawValue: key.unsignedWord(at: 0).byteSwapped)
      guard !subjects.contains(subject) else { return true }
      let old = try RowRecord<P>(stored: value)
      if RowRecord<P>(old.row, rules) != old { changed.append((subject, old.row)) }
      return true
    }
    for (subject, row) in changed { try replace(subject, with: row, in: &transaction) }
  }

  func finish(in transaction: inout WriteTransaction) throws {
    for (cell, change) in changes.sums {
      let key = cell.key
      let old = try transaction.value(of: key, in: tables.cells) { $0.signedWord(at: 0) } ?? 0
      let sum = old + change
      if sum == 0 {
        _ = try transaction.delete(key.raw, in: tables.cells)
      } else {
        try transaction.put(key.raw, sum.value.raw, in: tables.cells, .upsert)
      }
    }
  }
}

/// A stored row cannot be read, so what it counts cannot be taken out: the view must be made anew.
struct UnreadableRow: Error {}

extension RowRecord {
  /// - Throws: `UnreadableRow` where the bytes are no record of this projection.
  fileprivate init(stored bytes: RawSpan) throws {
    guard let record = Self(bytes) else { throw UnreadableRow() }
    self = record
  }
}
