import Dispatch

/// Has the threads and tasks of this process write one after the other.
///
/// LMDB binds a write transaction to its thread: a commit from another one has been seen to answer
/// success and to block every later writer for good. So whoever has the turn begins, does and
/// commits the work of everyone who waits, on its own thread, answers them, and passes the turn on.
/// A lone writer hands nothing over to another thread, which would cost it a good part of a commit;
/// only tasks, which may not block the few threads that they share, have a thread do it for them.
final class Writer: Sendable {
  private let core: Core
  private let lock: WriterLock
  private let queue = JobQueue()
  /// Where the turn is taken on behalf of tasks.
  private let tasks = DispatchQueue(label: "writes of tasks")

  init(core: Core) {
    self.core = core
    lock = WriterLock(besides: core.path, mode: core.options.fileMode)
  }

  /// True on the thread that has the turn.
  var isCurrent: Bool { queue.isTurnOfCaller }

  /// How many jobs wait to be taken up.
  var waiting: Int { queue.count }

  /// Returns when the job is done, on this thread or another.
  func submit(_ work: Job.Work) throws {
    guard let job = wait(for: work) else { throw LMDBError.closed(path: core.path) }
    try job.outcome.get()
  }

  /// Has the job done on another thread, which hands over how it has ended.
  func submit(_ work: Job.Work, answer: @escaping (Result<Void, any Error>) -> Void) {
    if !enter(Job(work, for: .task(answer))) {
      answer(.failure(LMDBError.closed(path: core.path)))
    }
  }

  /// Takes no more jobs, and returns when those waiting are done and nobody uses the environment for
  /// writing any more.
  func stop() {
    // Goes through the queue behind all others.
    _ = wait(for: .direct { self.lock.close() }, isLast: true)
  }

  private func wait(for work: Job.Work, isLast: Bool = false) -> Job? {
    let news = Monitor<Job.News?>(nil)
    let job = Job(work, for: .thread(news))
    guard enter(job, isLast: isLast) else { return nil }
    if news.wait({ $0 }) == .turn { takeTurn() }
    return job
  }

  /// False when the writer takes no more.
  private func enter(_ job: Job, isLast: Bool = false) -> Bool {
    let entrance = queue.enter(job, isLast: isLast)
    if entrance == .hasTurn { giveTurn(to: job) }
    return entrance != .isClosed
  }

  private func giveTurn(to job: Job) {
    if !job.giveTurn() { tasks.async { self.takeTurn() } }
  }

  /// Does the work of everyone who waits, and of those who join them meanwhile.
  private func takeTurn() {
    let start = ContinuousClock.now
    let jobs = queue.beginTurn()
    let group = JobGroup(jobs) { [queue] in jobs[0].isShareable ? queue.takeJoining($0) : [] }
    CommitGroup(core: core, lock: lock).run(group)
    queue.expect(
      group.jobs.count, for: min((ContinuousClock.now - start) / 4, .milliseconds(1)))
    for job in group.jobs { job.answer() }
    if let next = queue.endTurn() { giveTurn(to: next) }
  }
}
