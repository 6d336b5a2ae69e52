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

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [request] in request.isMade.store(true, ordering: .relaxed) }
    source.resume()
  }

  var isAsked: Bool { request.isMade.load(ordering: .relaxed) }

  /// - Throws: `Failure` with the sentence, once Ctrl-C was pressed.
  func check(_ sentence: String) throws {
    if isAsked { throw Failure(.interrupted, sentence) }
  }
}
