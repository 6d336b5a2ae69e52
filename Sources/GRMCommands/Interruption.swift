internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C while long work runs: noticed between two steps, so that it ends where everything is sound
/// and can say so.
// The source is only kept.
final class Interruption: @unchecked Sendable {
  /// Outlives whoever asks: the signal may come at any time.
  private final class Request: Sendable {
    let isMade = Atomic<Bool>(false)
  }

  private let request = Request()
  private let source: any DispatchSourceSignal

  /// - Parameter action: what is done at once, on some thread.
  init(_ action: @escaping @Sendable () -> Void = {}) {
    Self.ignore()
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [request] in
      request.isMade.store(true, ordering: .relaxed)
      action()
    }
    source.resume()
  }

  /// From now on Ctrl-C does not end this process, nor one that it begins.
  static func ignore() { signal(SIGINT, SIG_IGN) }

  var isAsked: Bool { request.isMade.load(ordering: .relaxed) }

  /// - Throws: `Failure` with the sentence, once Ctrl-C was pressed.
  func check(_ sentence: String) throws {
    if isAsked { throw Failure(.interrupted, sentence) }
  }
}
