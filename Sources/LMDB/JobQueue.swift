import Dispatch
import Glibc
import Synchronization

/// The jobs that wait to be done in this process, and who has the turn to do them.
final class JobQueue: Sendable {
  private struct State {
    /// In order of arrival; empty as long as nobody has the turn.
    var jobs: [Job] = []
    var isTurnTaken = false
    /// Of the one who has the turn, once it has begun.
    var thread: pthread_t?
    var isClosed = false
    /// As many jobs as shared the commit before are expected for a moment.
    var expected = 1
    var expectedUntil = DispatchTime.now()
    /// Once so many jobs are here, or one that shares no commit, `areHere` is signalled, once.
    var awaited: Int?

    /// The first of the jobs that may share a commit.
    mutating func takeShareable(_ most: Int) -> [Job] {
      let taken = Array(jobs.prefix(most).prefix { $0.isShareable })
      jobs.removeFirst(taken.count)
      return taken
    }
  }

  /// The most jobs that share a commit, so that nobody waits for an endless one.
  private static let largestGroup = 512
  /// Who waits for jobs goes on when so many have come, rather than to be woken for each.
  private static let wakingAfter = 16

  private let state = Mutex(State())
  private let areHere = DispatchSemaphore(value: 0)

  /// True on the thread that has the turn.
  var isTurnOfCaller: Bool {
    let current = pthread_self()
    return state.withLock { $0.thread == current }
  }

  /// How many jobs wait to be taken up.
  var count: Int { state.withLock { $0.jobs.count } }

  enum Entrance { case hasTurn, waits, isClosed }

  /// Gives a new job the turn or a place.
  /// - Parameter isLast: whether no other is let in after it.
  func enter(_ job: Job, isLast: Bool) -> Entrance {
    state.withLock { state in
      guard !state.isClosed else { return .isClosed }
      state.isClosed = isLast
      state.jobs.append(job)
      if let awaited = state.awaited, state.jobs.count == awaited || !job.isShareable {
        state.awaited = nil
        areHere.signal()
      }
      defer { state.isTurnTaken = true }
      return state.isTurnTaken ? .waits : .hasTurn
    }
  }

  /// Begins the turn on this thread.
  /// - Returns: all shareable jobs up to one that is not, or that one. The first is the one that has the turn.
  func beginTurn() -> [Job] {
    let current = pthread_self()
    return state.withLock { state in
      state.thread = current
      let jobs = state.takeShareable(Self.largestGroup)
      return jobs.isEmpty ? [state.jobs.removeFirst()] : jobs
    }
  }

  /// Ends the turn.
  /// - Returns: the job that has it now.
  func endTurn() -> Job? {
    state.withLock { state in
      state.thread = nil
      state.isTurnTaken = !state.jobs.isEmpty
      return state.jobs.first
    }
  }

  /// Has a group wait until it is as large as that, but not for longer. Those who are answered come back one
  /// after another: without a little patience the first few would have a commit of their own, and the others
  /// wait for it.
  func expect(_ count: Int, for patience: Duration) {
    state.withLock { state in
      state.expected = count
      state.expectedUntil = .now() + .nanoseconds(Int(patience / .nanoseconds(1)))
    }
  }

  /// Takes the jobs that join a group of so many: those that have come since, or come while they are
  /// expected.
  func takeJoining(_ count: Int) -> [Job] {
    while true {
      let joining: [Job]? = state.withLock { state in
        guard state.jobs.isEmpty else { return state.takeShareable(Self.largestGroup - count) }
        let missing = min(state.expected, Self.largestGroup) - count
        guard missing > 0, DispatchTime.now() < state.expectedUntil else { return [] }
        state.awaited = min(missing, Self.wakingAfter)
        return nil
      }
      if let joining { return joining }
      waitForAwaited()
    }
  }

  /// Waits until as many as are awaited are here, or one that lets none join, or they are expected no
  /// longer.
  private func waitForAwaited() {
    let end = state.withLock { $0.expectedUntil }
    guard areHere.wait(timeout: end) == .timedOut else { return }
    let haveJustCome = state.withLock { state in
      defer { state.awaited = nil }
      return state.awaited == nil
    }
    if haveJustCome { areHere.wait() }
  }
}
