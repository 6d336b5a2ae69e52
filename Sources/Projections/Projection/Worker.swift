internal import EventLog
internal import Facts
internal import Grievances
internal import LMDB

/// What one thread of a replay does: every second block of 64 subjects, of all kinds.
// Each is used by one thread at a time.
final class Worker: @unchecked Sendable {
  private let index: Int
  /// By the code of the kind of subject; nil for kinds that nobody folds.
  private let lanes: [Lane?]
  /// The facts of a stretch that nobody folds; read all the same, to name those that cannot be.
  private var others: [Int32] = []
  private var unreadable: [UnreadableFact] = []

  /// How many threads fold.
  static let count = 2

  init(_ index: Int, _ folds: [any Folding], _ window: Window, _ cut: Cut) {
    self.index = index
    lanes = Subject.Kind.allCases.map { kind in
      let folds = folds.filter { $0.subjects == kind }
      return folds.isEmpty ? nil : Lane(index, folds, window, cut)
    }
  }

  /// Takes in a stretch of the log.
  func take(_ run: borrowing EntryRun) {
    for number in 0..<run.count {
      let subject = Subject(rawValue: run[number].unsignedWord(at: 16))
      let block = Int(truncatingIfNeeded: subject.rawValue >> SubjectTable.pageBits)
      guard block & (Self.count - 1) == index else { continue }
      // Kinds that this program knows are numbered from 0, and the byte below the kind is zero.
      let kind = Int(truncatingIfNeeded: subject.rawValue >> 48)
      if kind & 0xFF == 0, kind >> 8 < lanes.count, let lane = lanes[kind >> 8] {
        lane.gather(Int32(truncatingIfNeeded: number), subject)
      } else {
        others.append(Int32(truncatingIfNeeded: number))
      }
    }
    for lane in lanes { lane?.foldGathered(run) }
    for number in others { check(run, Int(number)) }
    others.removeAll(keepingCapacity: true)
  }

  private func check(_ run: borrowing EntryRun, _ number: Int) {
    guard let fact = Fact(run[number]) else { return }
    do throws(Unreadable) { _ = try Event(fact) } catch {
      unreadable.append(UnreadableFact(fact, error))
    }
  }

  /// Folds anew the subjects that could not be told in order, once all stretches have been taken.
  func finish(_ log: EventLog) throws {
    for lane in lanes { try lane?.finish(log) }
  }

  func lane(of kind: Subject.Kind) -> Lane? { lanes[Int(kind.rawValue)] }

  /// The facts that this program cannot read, in no order.
  var notices: [UnreadableFact] { unreadable + lanes.flatMap { $0?.unreadable ?? [] } }
}
