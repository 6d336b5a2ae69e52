import Glibc

/// Counts the transactions of this process on one environment, so that what needs there to be none
/// (changing the map, closing) can wait for them and hold new ones back.
///
/// A thread that is inside may enter again without waiting, otherwise a read within a read would
/// wait for itself.
final class Gate: Sendable {
  private struct State {
    var depths: [pthread_t: Int] = [:]
    var isClosing = false
    var isShut = false
  }

  private let state = Monitor(State())

  /// True when the calling thread is inside.
  var isInside: Bool {
    let thread = pthread_self()
    return state.withLock { $0.depths[thread] != nil }
  }

  /// Enters, waiting while someone is alone inside. False when shut for good.
  func enter() -> Bool {
    let thread = pthread_self()
    let entered: Bool? = state.wait { state in
      if state.isShut { return false }
      if state.isClosing && state.depths[thread] == nil { return nil }
      state.depths[thread, default: 0] += 1
      return true
    }
    return entered ?? false
  }

  /// Leaves once; pairs with `enter` on the same thread.
  func leave() {
    let thread = pthread_self()
    state.withLock { state in
      let depth = state.depths[thread] ?? 1
      state.depths[thread] = depth > 1 ? depth - 1 : nil
    }
  }

  /// Runs `body` while nobody is inside; nil when that did not come about by the deadline.
  func alone<R>(until deadline: Deadline, _ body: () -> R) -> R? {
    guard close(until: deadline) else { return nil }
    defer { state.withLock { $0.isClosing = false } }
    let empty: Void? = state.wait(until: deadline) { $0.depths.isEmpty ? () : nil }
    return empty == nil ? nil : body()
  }

  private func close(until deadline: Deadline) -> Bool {
    let closed: Bool? = state.wait(until: deadline) { state in
      if state.isShut { return false }
      if state.isClosing { return nil }
      state.isClosing = true
      return true
    }
    return closed ?? false
  }

  /// Lets nobody in any more, without waiting for those inside.
  func shut() {
    state.withLock { $0.isShut = true }
  }

  /// Waits until the last one has left.
  func waitUntilEmpty() {
    state.wait { $0.depths.isEmpty && !$0.isClosing ? () : nil }
  }
}
