import Audit
import BuiltInViews
import EventLog
import Facts
import Foundation
import LMDB
import Projection
import Testing

/// Stored views are held against a fresh replay.
@Suite struct StoredViewTests {
  private let sample: SampleLedger

  init() throws {
    sample = try SampleLedger(grievances: 20)
    try withViews { log, store in _ = try store.rebuild(BuiltInViews.all, from: log) }
  }

  private func withViews<Result>(_ body: (EventLog, ViewStore) throws -> Result) throws -> Result {
    let log = try EventLog.open(in: sample.directory)
    defer { log.close() }
    let store = try ViewStore(directory: sample.directory)
    defer { store.close() }
    return try body(log, store)
  }

  private func verify() throws -> VerificationResult {
    try withViews { try Verification.run($0, views: $1) }
  }

  @Test func viewsThatAReplayMakesAreSound() throws {
    let result = try verify()
    #expect(result.isSound)
    #expect(result.count(.views, "compared") == UInt64(BuiltInViews.all.count))
  }

  @Test func aChangedRowIsNamed() throws {
    let view = BuiltInViews.all[0].name
    try changeARow(of: view)
    let result = try verify()
    #expect(result.failed == ["views"])
    #expect(result.faults.count == 1)
    #expect(result.faults[0].description.contains(view))
  }

  private func changeARow(of view: String) throws {
    var options = Environment.Options()
    options.maximumTables = 256
    let environment = try Environment.open(
      path: "\(sample.directory)/views.mdb", options: options)
    defer { environment.close() }
    for name in ["\(view)/0", "\(view)/1"] {
      guard let table = try environment.table(name, keys: .bytes, create: false) else { continue }
      try environment.write { transaction in
        // The longest values are the blocks of rows.
        var longest: (key: [UInt8], value: [UInt8]) = ([], [])
        try transaction.forEach(in: table) { (key: RawSpan, value: RawSpan) in
          if value.byteCount > longest.value.count { longest = (key.array, value.array) }
          return true
        }
        guard !longest.value.isEmpty else { return }
        let key = longest.key
        var value = longest.value
        value[value.count - 1] ^= 1
        try transaction.put(key.raw, value.raw, in: table, .upsert)
      }
    }
  }
}
