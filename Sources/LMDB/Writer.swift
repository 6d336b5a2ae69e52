import Glibc

/// The one thread of an environment that writes.
///
/// LMDB binds a write transaction to its thread: a commit from another one has been seen to answer
/// success and to block every later writer for good. So callers hand their work over and wait.
final class Writer: Sendable {
  private struct State {
    var jobs: [Job] = []
    var thread: pthread_t?
    var isStopping = false
    var hasEnded = false
  }

  /// The most jobs that share a commit, so that nobody waits for an endless one.
  static let largestGroup = 512

  private let core: Core
  private let state = Monitor(State())

  init(core: Core) throws(LMDBError) {
    self.core = core
    try startThread(path: core.path) { [self] in run() }
  }

  /// True on the writer thread itself.
  var isCurrent: Bool {
    let current = pthread_self()
    return state.withLock { $0.thread == current }
  }

  /// How many jobs wait to be taken up.
  var waiting: Int { state.withLock { $0.jobs.count } }

  /// Does the job on the writer thread and returns when it is done.
  func submit(_ work: Job.Work) throws {
    let job = Job(work)
    let accepted = state.withLock { state in
      if !state.isStopping { state.jobs.append(job) }
      return !state.isStopping
    }
    guard accepted else { throw LMDBError.closed(path: core.path) }
    try job.wait()
  }

  /// Takes no more jobs, finishes those waiting and returns when the thread no longer uses the
  /// environment.
  func stop() {
    state.withLock { $0.isStopping = true }
    state.wait { $0.hasEnded ? () : nil }
  }

  // MARK: On the thread

  private func run() {
    let current = pthread_self()
    state.withLock { $0.thread = current }
    var group = CommitGroup(core: core)
    while let jobs = next() {
      group.run(jobs)
    }
    state.withLock { $0.hasEnded = true }
  }

  /// All shareable jobs up to one that is not, or that one; nil when stopped and out of work.
  private func next() -> [Job]? {
    let taken: [Job] =
      state.wait { state in
        if state.jobs.isEmpty { return state.isStopping ? [] : nil }
        let shareable = state.jobs.prefix(Self.largestGroup).prefix { $0.isShareable }
        let count = max(1, shareable.count)
        defer { state.jobs.removeFirst(count) }
        return Array(state.jobs.prefix(count))
      } ?? []
    return taken.isEmpty ? nil : taken
  }
}
