internal import Dispatch
internal import EventLog
internal import Synchronization

/// The long part of a verification, shared among cores: the subject index, and every segment.
final class VerificationWork: Sendable {
  private let log: EventLog
  private let segments: [Segment]
  private let opensSealed: Bool
  private let sizes: Set<UInt64>
  private let state: Mutex<State>

  private struct State: Sendable {
    /// -1 is the index; it goes first, being the longest piece.
    var next = -1
    var passes: [SegmentPass?]
    var index = IndexCheck()
    var failure: (any Error)?
    var done: UInt64 = 0
  }

  init(_ log: EventLog, _ segments: [Segment], opensSealed: Bool, sizes: Set<UInt64>) {
    self.log = log
    self.segments = segments
    self.opensSealed = opensSealed
    self.sizes = sizes
    state = Mutex(State(passes: Array(repeating: nil, count: segments.count)))
  }

  /// - Returns: what was found out about each segment, in order, and the index.
  /// - Throws: the first error; what is under way is finished first.
  func run(
    cores: Int, progress: @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void
  ) throws -> ([SegmentPass], IndexCheck) {
    let total = 2 * (segments.last?.positions.upperBound ?? 0)
    DispatchQueue.concurrentPerform(iterations: max(1, cores)) { _ in
      while let piece = take() {
        do {
          if piece < 0 {
            try checkIndex { try note($0, total, progress) }
          } else {
            try check(piece)
            try note(UInt64(segments[piece].positions.count), total, progress)
          }
        } catch { state.withLock { $0.failure = $0.failure ?? error } }
      }
    }
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return (state.passes.compactMap { $0 }, state.index)
    }
  }

  /// How many entries of the index are read between two words on progress.
  private static let step: UInt64 = 1 << 16

  private func take() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < segments.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func check(_ piece: Int) throws {
    let pass = try log.read { snapshot in
      var pass = SegmentPass(segments[piece], log, opensSealed: opensSealed, sizes: sizes)
      do { try pass.run(snapshot) } catch  where EventLogError.isDamage(error) {
        pass.breakOff("\(error)")
      }
      return pass
    }
    state.withLock { $0.passes[piece] = pass }
  }

  /// - Parameter progress: told how many more entries were read.
  private func checkIndex(progress: (UInt64) throws -> Void) throws {
    let index = try log.read { snapshot in
      var index = IndexCheck()
      do { try index.run(snapshot, each: Self.step) { try progress(Self.step) } } catch
        where EventLogError.isDamage(error)
      { index.breakOff("\(error)") }
      try progress(index.placed.count % Self.step)
      return index
    }
    state.withLock { $0.index = index }
  }

  private func note(
    _ entries: UInt64, _ total: UInt64,
    _ progress: @Sendable (_ done: UInt64, _ of: UInt64) throws -> Void
  ) throws {
    try state.withLock { state in
      state.done += entries
      try progress(min(state.done, total), total)
    }
  }
}
