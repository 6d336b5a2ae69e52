internal import LMDB
internal import Projection

/// The stored views of the ledger that the options name.
enum StoredViews {
  /// nil where they may not be written: what is asked is then folded in memory.
  static func open(_ options: LedgerOptions) throws -> ViewStore? {
    do {
      return try ViewStore(
        directory: options.ledgerDirectory, wait: .milliseconds(options.wait.milliseconds))
    } catch LMDBError.notPermitted {
      return nil
    }
  }
}
