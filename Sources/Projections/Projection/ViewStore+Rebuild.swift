internal import EventLog
internal import Facts
internal import Grievances
internal import LMDB

extension ViewStore {
  /// Makes a view anew from a replay, beside the one that is there, which readers see until the new
  /// one is committed whole.
  /// - Throws: `LMDBError`. The old view is then still there.
  func replace<P: Projection>(with view: View<P>) throws {
    let tables = try tables(of: P.self)
    try environment.write { transaction in
      try transaction.clear(tables.rows)
      try transaction.clear(tables.cells)
      try transaction.clear(tables.keys)
      var cells = Cells()
      var keys: [[UInt8]] = []
      for (subject, row) in zip(view.subjects, view.rows) {
        let record = RowRecord<P>(row, view.reading.rules)
        cells.add(record.tally)
        keys += record.keys.map { $0.place(of: subject) }
        try transaction.put(subject.key.raw, record.bytes.raw, in: tables.rows, .append)
      }
      for (cell, sum) in cells.sums.sorted(by: { $0.key < $1.key }) {
        try transaction.put(cell.key.raw, sum.value.raw, in: tables.cells, .append)
      }
      for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        try transaction.put(key.raw, [UInt8]().raw, in: tables.keys, .append)
      }
      let checkpoint = ViewCheckpoint(
        version: P.version, position: view.reading.cut.known, root: view.reading.root,
        rows: UInt64(view.rows.count))
      try transaction.put(
        P.key.raw, checkpoint.bytes.raw, in: tables.checkpoints, .upsert)
    }
  }
}

extension RowRecord {
  /// The record of a row under some rules.
  init(_ row: P.Row, _ rules: Rules) {
    var tally = Tally()
    P.tally(row, rules, into: &tally)
    self.init(row: row, tally: tally, keys: P.keys(row, rules))
  }
}

extension Subject {
  /// Eight bytes, highest first, so that rows lie in the order of subjects.
  var key: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(rawValue)
    return bytes
  }
}

extension Cell {
  var key: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }
}

extension Int64 {
  var value: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(self)
    return bytes
  }
}

extension OrderedKey {
  /// Where a subject stands in the ordered list.
  func place(of subject: Subject) -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    bytes.appendBigEndian(subject.rawValue)
    return bytes
  }
}
