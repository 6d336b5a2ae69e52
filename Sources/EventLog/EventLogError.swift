public import Facts
internal import LMDB

/// Why the log could not do what was asked. None of the cases carries any words.
public enum EventLogError: Error, Equatable {
  /// There is no ledger at this place.
  case noLedger(directory: String)
  /// A ledger was begun here, but its first facts were never written.
  case unfinished(directory: String)
  /// There is a ledger here already.
  case alreadyExists(directory: String)
  /// The ledger is a copy made from an export, to which nothing can be added.
  case isCopy(directory: String)
  /// The facts of an export do not come to its checkpoint.
  case copyDiffers(place: String)
  /// A checkpoint of this size is kept that says something else.
  case otherCheckpoint(size: UInt64, directory: String)
  /// The ledger is from before checkpoints were kept.
  case olderFormat(directory: String)
  /// The ledger was written by a newer program.
  case newerFormat(directory: String, found: UInt32, known: UInt32)
  /// Somebody else recorded something about this subject in the meantime.
  case conflict(subject: Subject, expected: UInt64, actual: UInt64)
  /// This request id has been used before, for something else.
  case requestReused(first: SequenceNumber)
  /// The machine's clock is more than an hour behind the last fact.
  case clockBehind(seconds: Int64)
  /// A stored record cannot be read; `what` names the record, `place` where it lies.
  case damaged(what: String, place: String)
  /// The key that seals this subject's confidential words is missing.
  case keyMissing(subject: Subject)
  /// A file could not be written; what was there before is there still.
  case fileNotWritten(path: String, reason: String)
  /// A fact was given more fields of words than a record holds, which is 255.
  case tooManyFields(subject: Subject, count: Int)
}

extension EventLogError {
  /// Whether an error of the log comes from what the file holds, and not from who reads it or where.
  public static func isDamage(_ error: any Error) -> Bool {
    switch error {
    case EventLogError.damaged, LMDBError.damaged, LMDBError.other: true
    default: false
    }
  }
}

extension EventLogError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .noLedger(let directory):
      "there is no ledger in \(directory); name another with --ledger, or begin one with `grm init`"
    case .unfinished(let directory):
      "the ledger in \(directory) was begun and never opened; run `grm init` again"
    case .alreadyExists(let directory):
      "there is a ledger in \(directory) already; name another directory with --ledger"
    case .isCopy(let directory):
      "the ledger in \(directory) is a copy made from an export, to be read and not written; record in "
        + "the ledger it was made from"
    case .copyDiffers(let place):
      "the facts in \(place) do not come to the root of its checkpoint: they are not those that were "
        + "sealed; get the export anew"
    case .otherCheckpoint(let size, let directory):
      "another checkpoint of \(size) facts is kept in \(directory) already; one of the two is forged, "
        + "so keep both and run `grm audit verify`"
    case .olderFormat(let directory):
      "the ledger in \(directory) was made by an older grm, which kept no checkpoints; make it anew with "
        + "this one"
    case .newerFormat(let directory, let found, let known):
      "the ledger in \(directory) has format \(found), and this program knows formats up to "
        + "\(known); use a newer grm"
    case .conflict(let subject, let expected, let actual):
      "\(subject) has \(actual) facts where \(expected) were expected: someone recorded something "
        + "in the meantime; look at it and try again"
    case .requestReused(let first):
      "this request id was used before, for the facts from \(first) on, with other content; use a "
        + "new one"
    case .clockBehind(let seconds):
      "the machine's clock is \(seconds) s behind the last fact; set the clock and try again"
    case .damaged(let what, let place):
      "\(what) in \(place) cannot be read; restore the ledger from a backup"
    case .keyMissing(let subject):
      "the key of \(subject) is not in keys.mdb; restore keys.mdb from its backup"
    case .fileNotWritten(let path, let reason):
      "\(path) cannot be written: \(reason); make room or check permissions, and try again"
    case .tooManyFields(let subject, let count):
      "a fact about \(subject) was given \(count) fields of words, and can have 255; give fewer"
    }
  }
}
