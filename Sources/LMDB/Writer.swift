import Glibc
import Synchronization

/// Whose turn it is to write, among the threads of this process.
///
/// LMDB binds a write transaction to its thread: a commit from another one has been seen to answer
/// success and to block every later writer for good. So whoever has the turn begins, does and
/// commits the work of everyone who waits, on its own thread, answers them, and passes the turn on.
/// A lone writer hands nothing over to another thread, which would cost it a good part of a commit.
final class Writer: Sendable {
  private struct State {
    /// In order of arrival; empty as long as nobody has the turn.
    var queue: [Job] = []
    var turn: pthread_t?
    var isStopping = false
  }

  /// The most jobs that share a commit, so that nobody waits for an endless one.
  static let largestGroup = 512

  private let core: Core
  private let lock: WriterLock
  private let state = Mutex(State())

  init(core: Core) {
    self.core = core
    lock = WriterLock(besides: core.path, mode: core.options.fileMode)
  }

  /// True on the thread that has the turn.
  var isCurrent: Bool {
    let current = pthread_self()
    return state.withLock { $0.turn == current }
  }

  /// How many jobs wait to be taken up.
  var waiting: Int { state.withLock { $0.queue.count } }

  /// Returns when the job is done, on this thread or another.
  func submit(_ work: Job.Work) throws {
    guard let job = enter(work) else { throw LMDBError.closed(path: core.path) }
    if job.waitForTurn() { takeTurn() }
    try job.outcome()
  }

  /// Takes no more jobs, and returns when those waiting are done and nobody uses the environment for
  /// writing any more.
  func stop() {
    // Goes through the queue behind all others.
    guard let job = enter(.direct { self.lock.close() }, isLast: true) else { return }
    if job.waitForTurn() { takeTurn() }
  }

  /// Gives a new job its turn or its place in the queue; nil when the writer takes no more.
  private func enter(_ work: Job.Work, isLast: Bool = false) -> Job? {
    let job = Job(work)
    return state.withLock { state in
      guard !state.isStopping else { return nil }
      state.isStopping = isLast
      state.queue.append(job)
      if state.turn == nil {
        state.turn = job.thread
        job.giveTurn()
      }
      return job
    }
  }

  // MARK: On the thread that has the turn

  private func takeTurn() {
    let jobs = takeGroup()
    CommitGroup(core: core, lock: lock).run(jobs)
    // Who is answered before the turn passes on may come back with more in time for the next group.
    for job in jobs { job.answer() }
    passTurn()
  }

  /// All shareable jobs up to one that is not, or that one. The first is this thread's own.
  private func takeGroup() -> [Job] {
    state.withLock { state in
      let shareable = state.queue.prefix(Self.largestGroup).prefix { $0.isShareable }
      let count = max(1, shareable.count)
      defer { state.queue.removeFirst(count) }
      return Array(state.queue.prefix(count))
    }
  }

  private func passTurn() {
    let next = state.withLock { state in
      state.turn = state.queue.first?.thread
      return state.queue.first
    }
    next?.giveTurn()
  }
}
