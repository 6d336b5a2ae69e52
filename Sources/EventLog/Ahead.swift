internal import LMDB

/// Makes things on a thread of its own, a few ahead of who takes them, so that both have work.
final class Ahead<Element: Sendable>: Sendable {
  private struct State {
    var ready: [Element] = []
    var isStopping = false
    /// Set once nothing more is made: how the making ended.
    var end: Result<Void, any Error>?
  }

  private let state = Monitor(State())

  /// How many wait to be taken at most; one more is in the making.
  private static var most: Int { 2 }

  /// Begins at once. Whoever makes it must call `stop` before what `make` uses is gone.
  /// - Parameters:
  ///   - make: gives one thing after another, nil at the end; called on the thread alone.
  ///   - place: named in the error where there can be no thread.
  init(place: String, _ make: @escaping () throws -> Element?) throws {
    // From here on only the thread uses it, and `stop` waits for the thread.
    nonisolated(unsafe) let make = make
    try startThread(path: place) { [self] in unsafe run(make) }
  }

  private func run(_ make: () throws -> Element?) {
    let end: Result<Void, any Error>
    do {
      while let element = try make(), put(element) {}
      end = .success(())
    } catch {
      end = .failure(error)
    }
    state.withLock { $0.end = end }
  }

  /// Waits for a place; false where nobody wants more.
  private func put(_ element: Element) -> Bool {
    state.wait { state in
      if state.isStopping { return false }
      guard state.ready.count < Self.most else { return nil }
      state.ready.append(element)
      return true
    } ?? false
  }

  /// The next thing, nil after the last.
  /// - Throws: what `make` threw, after everything made before.
  func next() throws -> Element? {
    let next: Result<Element?, any Error>? = state.wait { state in
      if !state.ready.isEmpty { return .success(state.ready.removeFirst()) }
      return state.end.map { $0.map { nil } }
    }
    return try next?.get()
  }

  /// Returns when the thread makes nothing more.
  func stop() {
    state.withLock { $0.isStopping = true }
    state.wait { $0.end == nil ? nil : () }
  }
}
