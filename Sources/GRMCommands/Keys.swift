internal import Ledger

extension Ledger {
  /// Requires the keys of the confidential words: without them, what is only sealed would be taken for
  /// not known.
  /// - Throws: `Failure` where they are not at hand.
  func requireKeys() throws {
    guard log.opensSealedWords else {
      throw Failure(
        .inputMissing,
        "personal characteristics are confidential words, and the keys of this ledger (keys.mdb) are "
          + "not at hand or not yours to read; ask the office that keeps them")
    }
  }
}
