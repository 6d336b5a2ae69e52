/// Why a checkpoint was not signed. Nothing secret is told.
public enum SigningError: Error, Equatable {
  case keyMissing(path: String)
  case keyExists(path: String)
  /// Others than the owner may read it.
  case keyExposed(path: String)
  case keyInLedger(path: String)
  /// The key belongs to a log of another name.
  case keyOfAnother(path: String, name: String)
  /// The last checkpoint signed is not the beginning of what is to be signed now.
  case wouldFork(path: String, last: UInt64, size: UInt64)
  /// What is kept of the last checkpoint signed cannot be read.
  case lastSignedBroken(path: String)
  /// The stored tree does not have the root that the head says.
  case unsoundLog(directory: String)
  /// No checkpoint has been signed that this would need.
  case noCheckpoint(directory: String)
}

extension SigningError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .keyMissing(let path):
      "there is no signing key in \(path); name its file with --signing-key"
    case .keyExists(let path):
      "there is a file \(path) already; a signing key is never written over another"
    case .keyExposed(let path):
      "others may read the signing key \(path); take it from them with `chmod 600 \(path)`, and think of "
        + "drawing a new one"
    case .keyInLedger(let path):
      "the signing key \(path) lies in the ledger's directory; keep it elsewhere, where no copy of the "
        + "ledger takes it along"
    case .keyOfAnother(let path, let name):
      "the signing key \(path) is that of \(name), and not of this ledger; name the ledger's own"
    case .wouldFork(let path, let last, let size):
      "a checkpoint of \(last) facts was signed with \(path), and this ledger of \(size) facts does not "
        + "extend it; perhaps an older copy was put back: restore the newest one"
    case .lastSignedBroken(let path):
      "\(path) should hold the last checkpoint that was signed and cannot be read; restore it from its "
        + "backup, since signing without it could fork the log"
    case .unsoundLog(let directory):
      "the tree stored in \(directory) does not have the root of its head; run `grm audit verify` and "
        + "restore the ledger from a backup"
    case .noCheckpoint(let directory):
      "no checkpoint is kept in \(directory) that covers this; make one with `grm audit checkpoint`"
    }
  }
}
