import Benchmark
import BuiltInViews
import EventLog
import Facts
import Projection

/// A large ledger read, folded in memory into all built-in views, and its stored views brought up to date.
func measureLedger(_ ledger: String, beside reference: Reference) {
  let file = "\(ledger)/log.mdb"
  Benchmark("scan") { benchmark, log in
    var sum = 0
    try benchmark.turn(of: Int(log.size())) {
      try log.read { snapshot in
        try snapshot.forEachRecord { _, bytes in
          sum &+= bytes.byteCount
          return true
        }
      }
    } beside: {
      try reference("scan", file)
    }
    blackHole(sum)
  } setup: {
    try opened(ledger, .reading)
  }
  Benchmark("fold") { benchmark, log in
    let folds = BuiltInViews.all.map { $0.begin() }
    try benchmark.turn(of: Int(log.size())) {
      _ = try Replay.run(log, into: folds)
    } beside: {
      try reference("fold", file)
    }
  } setup: {
    try opened(ledger, .reading)
  }
  for count in [1, 1_000] {
    Benchmark("catch_up_\(count)") { benchmark, current in
      let start = benchmark.currentIteration
      _ = try current.log.append((0..<count).map { draft($0 * 8 + start) })
      try benchmark.turn(of: count) {
        try current.views.catchUp(BuiltInViews.all, with: current.log)
      } beside: {
        try inNewFolder { try reference("catch-up", file, $0, String(count)) }
      }
    } setup: {
      try CurrentViews(of: ledger)
    }
  }
}

/// A log, and its stored views that know all of it.
private struct CurrentViews {
  let log: EventLog
  let views: ViewStore

  init(of ledger: String) throws {
    log = try opened(ledger, .writing)
    views = try ViewStore(directory: ledger)
    try views.catchUp(BuiltInViews.all, with: log)
  }
}

private func opened(_ ledger: String, _ access: EventLog.Options.Access) throws -> EventLog {
  var options = EventLog.Options()
  options.access = access
  return try EventLog.open(in: ledger, options: options)
}
