/// Something a caller has the writer thread do while it waits.
// The work and the outcome are touched by the writer thread only until it answers, and by the
// caller only before submitting and after the answer; the monitor orders the two.
final class Job: @unchecked Sendable {
  enum Work {
    /// A part of a write transaction; `alone` when it must not share one.
    case change((inout WriteTransaction) throws -> Void, alone: Bool)
    /// Something that begins its own transaction or none.
    case direct(() throws -> Void)
  }

  private var work: Work?
  private var failure: (any Error)?
  private let answered = Monitor(false)

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

  /// Lets the caller go on. The closure belongs to the caller's stack, so it goes first.
  func answer() {
    work = nil
    answered.withLock { $0 = true }
  }

  /// Blocks until the answer.
  func wait() throws {
    answered.wait { $0 ? () : nil }
    if let failure { throw failure }
  }
}
