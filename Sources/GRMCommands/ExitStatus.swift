internal import ArgumentParser
internal import EventLog
internal import Foundation
internal import Grievances
internal import LMDB
internal import Ledger
internal import XLSX

/// What a script is told by the exit status; usage errors end with 64 by the argument parser.
enum ExitStatus: Int32 {
  case done = 0
  /// The answer is no: a refusal, a failed verification.
  case no = 1
  case usage = 64
  case badData = 65
  case inputMissing = 66
  /// The environment cannot serve.
  case unavailable = 69
  case ourFault = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Busy, try again.
  case busy = 75
}

/// An end of the program that is not success: its status and one sentence.
struct Failure: Error {
  let status: ExitStatus
  let sentence: String

  init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// What an error means to the user; nil where the argument parser has its own way to say it.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self.init(.no, "refused: \(refusal)")
    case let error as EventLogError: self.init(error.status, error.description)
    case let error as LedgerError: self.init(error.status, error.description)
    case let error as LMDBError: self.init(error.status, error.description)
    case let error as WorkbookError:
      self.init(error == .notBuilt ? .unavailable : .inputOutput, error.description)
    case let error as UnusableRules: self.init(.unavailable, error.description)
    case let error as CocoaError: self.init(.inputOutput, error.localizedDescription)
    case is any ParserEnd: return nil
    default:
      guard GRM.exitCode(for: error) == .failure else { return nil }
      self.init(.ourFault, "unexpected: \(error)")
    }
  }
}

/// Ways in which the argument parser ends the program by itself.
private protocol ParserEnd {}
extension ValidationError: ParserEnd {}
extension CleanExit: ParserEnd {}
extension ExitCode: ParserEnd {}

extension EventLogError {
  fileprivate var status: ExitStatus {
    switch self {
    case .noLedger, .unfinished, .keyMissing: .inputMissing
    case .alreadyExists: .cannotCreate
    case .newerFormat, .clockBehind: .unavailable
    case .conflict: .busy
    case .requestReused: .no
    case .damaged, .tooManyFields: .badData
    case .documentNotWritten: .inputOutput
    }
  }
}

extension LedgerError {
  fileprivate var status: ExitStatus {
    switch self {
    case .badOrigin, .badWhen: .usage
    case .unknownZone, .unreadableHistory: .unavailable
    case .cannotCreate: .cannotCreate
    case .notALedger: .badData
    case .stillConflicting: .busy
    case .whenBeyondEnd: .inputMissing
    }
  }
}

extension LMDBError {
  fileprivate var status: ExitStatus {
    switch self {
    case .missing, .missingParent, .danglingLink: .inputMissing
    case .notAFile, .emptyFile, .truncated, .damaged: .badData
    case .busy: .busy
    case .destinationExists: .cannotCreate
    case .diskFull, .outcomeUnknown, .poisoned, .other, .fileReplaced: .inputOutput
    case .notPermitted, .networkFileSystem, .readOnly, .readersFull, .mapFull: .unavailable
    default: .ourFault
    }
  }
}
