/// Work that takes its time: it shows how far it has come, and ends with a sentence where Ctrl-C is
/// pressed.
enum LongWork {
  /// - Parameters:
  ///   - things: what is counted.
  ///   - last: what is done when all have been read, if anything.
  ///   - sentence: what is left where it was interrupted.
  ///   - work: gets what it has to tell how many of how many it has read, and what ends it.
  static func run<Result>(
    _ things: String, behind last: String? = nil, ifInterrupted sentence: String,
    _ work: (@escaping @Sendable (UInt64, UInt64) throws -> Void) throws -> Result
  ) throws -> Result {
    let progress = ProgressLine(things)
    let interruption = Interruption()
    defer { progress.end() }
    return try work { done, all in
      try interruption.check("interrupted; \(sentence)")
      if done == all, let last {
        progress.show("\(all) \(things), \(last)")
      } else {
        progress.show(done, of: all)
      }
    }
  }
}
