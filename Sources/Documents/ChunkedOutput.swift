/// Takes the text of a rendered document, a chunk at a time.
public typealias TextSink = (String) throws -> Void

/// Gathers small pieces of text and passes them on in chunks, so that a long document is never held
/// whole and each piece costs no call of the system.
final class ChunkedOutput {
  private static let chunk = 1 << 16

  private let sink: TextSink
  private var waiting = ""

  init(_ sink: @escaping TextSink) {
    self.sink = sink
    waiting.reserveCapacity(Self.chunk + 4_096)
  }

  func write(_ text: String) throws {
    waiting += text
    if waiting.utf8.count >= Self.chunk { try flush() }
  }

  func flush() throws {
    guard !waiting.isEmpty else { return }
    try sink(waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
