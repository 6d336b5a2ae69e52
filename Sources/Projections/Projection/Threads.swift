internal import Dispatch
internal import Synchronization

/// Runs a piece of work for each number below a count, at the same time, and returns when all is done.
/// - Throws: what one of them threw.
func inParallel(_ count: Int, _ work: @Sendable (Int) throws -> Void) throws {
  let failures = Mutex<[any Error]>([])
  DispatchQueue.concurrentPerform(iterations: count) { number in
    do { try work(number) } catch { failures.withLock { $0.append(error) } }
  }
  if let failure = failures.withLock({ $0.first }) { throw failure }
}
