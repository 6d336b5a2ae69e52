import Glibc

/// Something a caller wants done in its turn, or in that of another who writes before.
// The work and the outcome are touched by the caller only before it queues and after the news, and
// between by whoever has the turn; the writer's lock and the monitor order them.
final class Job: @unchecked Sendable {
  enum Work {
    /// A part of a write transaction; `alone` when it must not share one.
    case change((inout WriteTransaction) throws -> Void, alone: Bool)
    /// Something that begins its own transaction or none.
    case direct(() throws -> Void)
  }

  /// What a caller waits for.
  private enum News { case turn, answer }

  /// The caller's thread.
  let thread = pthread_self()
  private var work: Work?
  private var failure: (any Error)?
  private let news = Monitor<News?>(nil)

  init(_ work: Work) { self.work = work }

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

  /// Tells the caller that it is its turn to write.
  func giveTurn() {
    news.withLock { $0 = .turn }
  }

  /// Lets the caller go on. The closure belongs to the caller's stack, so it goes first.
  func answer() {
    work = nil
    news.withLock { $0 = .answer }
  }

  /// Blocks until it is the caller's turn (true), or another has done the job in its own.
  func waitForTurn() -> Bool {
    news.wait { $0 } == .turn
  }

  /// Throws the error, if any, with which the job has ended.
  func outcome() throws {
    if let failure { throw failure }
  }
}
