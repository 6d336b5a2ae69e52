public import Facts
public import Grievances

/// Why a ledger could not be made, opened or asked. None of the cases carries any words but the
/// ledger's own identity.
public enum LedgerError: Error, Equatable {
  case badOrigin(String)
  case unknownZone(String)
  case cannotCreate(directory: String, reason: String)
  /// The first fact is not one that opens a ledger, or its words are gone.
  case notALedger(directory: String)
  /// A decision would rest on facts that this program cannot read.
  case unreadableHistory(Subject, SequenceNumber, Unreadable)
  /// Others kept recording about the same subject.
  case stillConflicting(Subject)
  case badWhen(String)
  case whenBeyondEnd(UInt64, size: UInt64)
}

extension LedgerError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .badOrigin(let text):
      "the origin '\(text)' is not a host with a path, such as grm.example.org/project: no scheme, "
        + "no spaces, no plus"
    case .unknownZone(let text): "the time zone '\(text)' is not in this machine's tzdata"
    case .cannotCreate(let directory, let reason):
      "the directory \(directory) cannot be made: \(reason)"
    case .notALedger(let directory):
      "the log in \(directory) does not begin by opening a ledger; restore it from a backup"
    case .unreadableHistory(let subject, let sequence, let reason):
      "fact \(sequence) about \(subject) cannot be read (\(reason)); use a newer grm to act on it"
    case .stillConflicting(let subject):
      "others keep recording about \(subject); look at it and try again"
    case .badWhen(let text):
      "'\(text)' is not a time: give a sequence, a day (2024-06-30) or an instant "
        + "(2024-06-30T12:00:00Z)"
    case .whenBeyondEnd(let sequence, let size):
      "there is no fact \(sequence): the ledger holds \(size), the last is \(size - 1)"
    }
  }
}
