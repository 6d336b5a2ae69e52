/// Something a caller wants done in its turn, or in that of another who writes before.
// The work and the outcome are touched by the caller only before it queues and after the news, and
// between by whoever has the turn; the lock of the queue and the news, or the answer of a task, order them.
final class Job: @unchecked Sendable {
  enum Work {
    /// A part of a write transaction; `alone` when it must not share one.
    case change((inout WriteTransaction) throws -> Void, alone: Bool)
    /// Something that begins its own transaction or none.
    case direct(() throws -> Void)
  }

  /// Who wants it done.
  enum Caller {
    /// Waits on its thread, and does the job there where it gets the turn.
    case thread(Monitor<News?>)
    /// Hears how the job has ended, on the thread that has done it.
    case task((Result<Void, any Error>) -> Void)
  }

  /// What a thread waits for.
  enum News { case turn, answer }

  private let caller: Caller
  private var work: Work?
  private var failure: (any Error)?

  init(_ work: Work, for caller: Caller) {
    self.work = work
    self.caller = caller
  }

  var isShareable: Bool {
    if case .change(_, alone: false) = work { true } else { false }
  }

  var isDirect: Bool {
    if case .direct = work { true } else { false }
  }

  var hasFailed: Bool { failure != nil }

  /// Runs the body in a transaction. Its error, if any, is what the caller will get.
  func perform(in transaction: inout WriteTransaction) {
    failure = nil
    guard case .change(let body, _) = work else { return }
    do { try body(&transaction) } catch { failure = error }
  }

  func performDirectly() {
    guard case .direct(let body) = work else { return }
    do { try body() } catch { failure = error }
  }

  /// Has the caller get this error, unless it already gets its own.
  func fail(_ error: any Error) {
    if failure == nil { failure = error }
  }

  /// Tells the caller that it is its turn to write; false where it has no thread to do so on.
  func giveTurn() -> Bool {
    guard case .thread(let news) = caller else { return false }
    news.withLock { $0 = .turn }
    return true
  }

  /// Lets the caller go on. The closure belongs to the caller's stack, so it goes first.
  func answer() {
    work = nil
    switch caller {
    case .thread(let news): news.withLock { $0 = .answer }
    case .task(let hear): hear(outcome)
    }
  }

  /// How the job has ended.
  var outcome: Result<Void, any Error> { failure.map { .failure($0) } ?? .success(()) }
}
