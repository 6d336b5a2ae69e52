internal import EventLog
internal import Facts
internal import Grievances
internal import LedgerTesting
public import Projection
internal import WorkingDays

/// What every projection keeps to; each rule is tried on random histories with late facts, corrections,
/// retractions, duplicates, voided numbers and changes of calendar and policy.
public enum ContractRule: String, CaseIterable, Sendable {
  /// The row is plain bytes, laid out without a gap.
  case plainRow
  /// The same facts give the same bytes.
  case deterministic
  /// Caught up bit by bit, a stored view is that of a rebuild.
  case caughtUpIsRebuilt
  /// It does not matter in which order facts about different subjects were recorded.
  case orderOfSubjectsIsIrrelevant
  /// What was corrected counts as if it had been recorded right at first.
  case correctedIsAsIfRightAtFirst
  /// A cut is the replay of a log that holds only what the cut sees.
  case cutIsReplayOfWhatItSees
  /// A rebuild that is broken off leaves the old view, and a new one begins cleanly.
  case brokenOffAndBegunAgain

  /// - Throws: `BrokenContract`, with the seed that brings the history back.
  public func check<P: Projection>(_ projection: P.Type) throws {
    switch self {
    case .plainRow: return try checkRow(P.self)
    default: break
    }
    for number in UInt64(0)..<2 {
      let seed = SeededGenerator.defaultSeed &+ number
      try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
        var clerk = RandomClerk(made, seed: seed)
        let trial = Trial<P>(rule: self, seed: seed, made: made)
        switch self {
        case .plainRow: break
        case .deterministic: try trial.checkDeterminism(&clerk)
        case .caughtUpIsRebuilt: try trial.checkCatchUp(&clerk)
        case .orderOfSubjectsIsIrrelevant: try trial.checkOrder(&clerk)
        case .correctedIsAsIfRightAtFirst: try trial.checkCorrections(&clerk)
        case .cutIsReplayOfWhatItSees: try trial.checkCuts(&clerk)
        case .brokenOffAndBegunAgain: try trial.checkBreakingOff(&clerk)
        }
      }
    }
  }

  private func checkRow<P: Projection>(_ projection: P.Type) throws {
    var size = 0
    for (label, value) in Mirror(reflecting: P.Row()).children {
      guard let plain = value as? any Plain else {
        throw BrokenContract(
          rule: self, view: P.name,
          what: "the field \(label ?? "") of the row is not Plain; hold it as @Stored")
      }
      size += Self.byteCount(of: plain)
    }
    guard size == MemoryLayout<P.Row>.size else {
      throw BrokenContract(
        rule: self, view: P.name,
        what: "the row has gaps between its fields; put the larger ones first")
    }
  }

  private static func byteCount<Value: Plain>(of value: Value) -> Int { MemoryLayout<Value>.size }
}

/// A projection does not keep to a rule.
public struct BrokenContract: Error, CustomStringConvertible {
  let rule: ContractRule
  let view: String
  var seed: UInt64?
  let what: String

  public var description: String {
    "\(view) breaks \(rule): \(what)" + (seed.map { "; to repeat: SEED=\($0)" } ?? "")
  }
}
