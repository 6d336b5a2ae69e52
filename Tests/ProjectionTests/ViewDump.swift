import DueList
import EngagementCounts
import EventLog
import Facts
import GrievanceRegister
import Grievances
import KPICounts
import LMDB
import LedgerTesting
import ResolutionTimes
import StageTimelines
import Testing
import WorkingDays

@testable import Projection

/// All that a view holds, byte for byte, in the order in which it lies in the file.
struct ViewDump: Equatable {
  var rows: [Line] = []
  var cells: [Line] = []
  var keys: [Line] = []

  struct Line: Hashable {
    var key: [UInt8]
    var value: [UInt8]
  }
}

extension ViewDump {
  /// Of a stored view.
  init<P: Projection>(_ store: ViewStore, _ projection: P.Type) throws {
    let tables = try store.tables(of: projection)
    rows = try Self.lines(store, tables.rows)
    cells = try Self.lines(store, tables.cells)
    keys = try Self.lines(store, tables.keys)
  }

  private static func lines(_ store: ViewStore, _ table: Table) throws -> [Line] {
    try store.environment.read { transaction in
      var lines: [Line] = []
      try transaction.forEach(in: table, from: nil as RawSpan?) { key, value in
        lines.append(Line(key: key.array, value: value.array))
        return true
      }
      return lines
    }
  }

  /// Of a view that was folded, as it would be stored.
  init<P: Projection>(_ view: View<P>) {
    let rules = view.reading.rules
    for (subject, row) in zip(view.subjects, view.rows) {
      rows.append(Line(key: subject.key, value: RowRecord<P>(row, rules).bytes))
      for key in P.keys(row, rules) { keys.append(Line(key: key.place(of: subject), value: [])) }
    }
    keys.sort { $0.key.lexicographicallyPrecedes($1.key) }
    let sums = view.cells().sums.sorted { $0.key < $1.key }
    cells = sums.map { Line(key: $0.key.key, value: $0.value.value) }
  }
}

/// One of the four projections, with what the tests ask of it whatever its rows.
struct Tested: Sendable {
  let projection: AnyProjection
  let stored: @Sendable (ViewStore) throws -> ViewDump
  let folded: @Sendable (EventLog, Cut) throws -> ViewDump
  let rebuild: @Sendable (ViewStore, EventLog) throws -> Void

  init<P: Projection>(_ type: P.Type) {
    projection = AnyProjection(type)
    stored = { try ViewDump($0, P.self) }
    folded = { ViewDump(try Replay.view(of: P.self, $0, cut: $1)) }
    rebuild = { try $0.rebuild(P.self, from: $1) }
  }

  static let all = [
    Tested(StageTimelines.self), Tested(ResolutionTimes.self), Tested(KPICounts.self),
    Tested(GrievanceRegister.self), Tested(DueList.self), Tested(EngagementCounts.self),
  ]
}

/// One replay into all four.
func foldedTogether(_ log: EventLog, cut: Cut = .none) throws -> [ViewDump] {
  let stages = Fold<StageTimelines>()
  let times = Fold<ResolutionTimes>()
  let counts = Fold<KPICounts>()
  let register = Fold<GrievanceRegister>()
  _ = try Replay.run(log, cut: cut, into: [stages, times, counts, register])
  return [
    ViewDump(try stages.view()), ViewDump(try times.view()), ViewDump(try counts.view()),
    ViewDump(try register.view()),
  ]
}

/// Lends the views of a ledger and closes them.
func withViews(_ made: TemporaryLedger, _ body: (ViewStore) throws -> Void) throws {
  let store = try ViewStore(directory: made.folder.path)
  defer { store.close() }
  try body(store)
}
