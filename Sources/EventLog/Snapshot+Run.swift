internal import Facts
public import LMDB

extension Snapshot {
  /// Lends the facts from a position on where they lie in the file, at most so many, to be read in any
  /// order and by several threads at once; `EntryRun` is valid only inside the closure.
  ///
  /// For reading much: one run after the other, each in a `read` of its own, so that no reader lives
  /// long.
  /// - Throws: `EventLogError.damaged` where a fact is missing or is not 128 bytes long; what `body`
  ///   throws.
  public func withFacts<Result>(
    _ range: Range<UInt64>, _ body: (borrowing EntryRun) throws -> Result
  ) throws -> Result {
    try transaction.withRun(
      of: log.tables.facts, from: range.lowerBound, atMost: range.count,
      byteCount: Fact.byteCount
    ) { run in
      guard run.count == range.count else {
        let missing = range.lowerBound + UInt64(run.count)
        throw EventLogError.damaged(what: "fact \(missing)", place: log.directory)
      }
      return try body(run)
    }
  }
}
