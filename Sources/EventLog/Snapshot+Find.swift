internal import Facts
public import LMDB

extension Snapshot {
  /// Lends what finds many facts by their positions where they lie in the file: see `find`. Valid only
  /// inside the closure.
  public func withFactFinder<Result>(
    _ memory: inout FinderMemory, _ body: (inout EntryFinder) throws -> Result
  ) throws -> Result {
    try transaction.withFinder(of: log.tables.facts, byteCount: Fact.byteCount, &memory, body)
  }

  /// Finds facts: `finder[0]` is then the bytes of the first position's, and so on.
  /// - Throws: `EventLogError.damaged` where one is missing or is not 128 bytes long.
  public func find(_ positions: ArraySlice<UInt64>, with finder: inout EntryFinder) throws {
    guard try finder.find(positions) else {
      throw EventLogError.damaged(
        what: "fact \(positions[positions.startIndex + finder.count])", place: log.directory)
    }
  }
}
