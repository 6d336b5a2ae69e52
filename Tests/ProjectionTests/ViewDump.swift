import BuiltInViews
import DueList
import EngagementCounts
import EventLog
import GrievanceRegister
import Grievances
import KPICounts
import LedgerTesting
import ProjectionTesting
import ResolutionTimes
import StageTimelines

@testable import Projection

/// One of the built-in projections, with what the tests ask of it whatever its rows.
struct Tested: Sendable {
  let projection: AnyProjection
  let stored: @Sendable (ViewStore) throws -> ViewContents
  let folded: @Sendable (EventLog, Cut) throws -> ViewContents

  init<P: Projection>(_ type: P.Type) {
    projection = AnyProjection(type)
    stored = { try $0.storedView(of: P.self) { try ViewContents($0) } }
    folded = { try ViewContents(try Replay.view(of: P.self, $0, cut: $1)) }
  }

  static let all = [
    Tested(StageTimelines.self), Tested(ResolutionTimes.self), Tested(KPICounts.self),
    Tested(GrievanceRegister.self), Tested(DueList.self), Tested(EngagementCounts.self),
  ]
}

/// One replay into all of them.
func foldedTogether(_ log: EventLog, cut: Cut = .none) throws -> [ViewContents] {
  let stages = Fold<StageTimelines>()
  let times = Fold<ResolutionTimes>()
  let counts = Fold<KPICounts>()
  let register = Fold<GrievanceRegister>()
  let due = Fold<DueList>()
  let engagement = Fold<EngagementCounts>()
  _ = try Replay.run(log, cut: cut, into: [stages, times, counts, register, due, engagement])
  return [
    try ViewContents(stages.view()), try ViewContents(times.view()),
    try ViewContents(counts.view()), try ViewContents(register.view()),
    try ViewContents(due.view()), try ViewContents(engagement.view()),
  ]
}

/// Lends the views of a ledger and closes them.
func withViews(_ made: TemporaryLedger, _ body: (ViewStore) throws -> Void) throws {
  let store = try ViewStore(directory: made.folder.path)
  defer { store.close() }
  try body(store)
}
