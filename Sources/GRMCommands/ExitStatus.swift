internal import ArgumentParser
internal import Audit
internal import EventLog
internal import Foundation
internal import Grievances
internal import LMDB
internal import Ledger
internal import Projection
internal import Publication
internal import Seal
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
  /// By Ctrl-C, as shells say it.
  case interrupted = 130
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
    case let error as PublicationError: self.init(error.status, error.description)
    case let error as SealError: self.init(.badData, error.description)
    case let error as ProvingError: self.init(error.status, error.description)
    case let error as ExportError: self.init(error.status, error.description)
    case let error as SigningError: self.init(error.status, error.description)
    case let error as ReplayError: self.init(.unavailable, error.description)
    case let error as RebuildOvertaken: self.init(.busy, error.description)
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
    case .newerFormat, .olderFormat, .clockBehind, .isCopy: .unavailable
    case .conflict: .busy
    case .requestReused, .otherCheckpoint: .no
    case .damaged, .tooManyFields, .copyDiffers: .badData
    case .fileNotWritten: .inputOutput
    }
  }
}

extension SigningError {
  fileprivate var status: ExitStatus {
    switch self {
    case .keyMissing, .noCheckpoint: .inputMissing
    case .keyExists: .cannotCreate
    case .keyExposed, .keyInLedger, .keyOfAnother: .unavailable
    case .wouldFork: .no
    case .lastSignedBroken, .unsoundLog: .badData
    }
  }
}

extension ProvingError {
  fileprivate var status: ExitStatus {
    switch self {
    case .noFact, .noCheckpoint, .noSuchField: .inputMissing
    case .notCovered: .no
    case .sizesOutOfOrder: .usage
    }
  }
}

extension ExportError {
  fileprivate var status: ExitStatus {
    switch self {
    case .exists: .cannotCreate
    case .cannotWrite: .inputOutput
    case .missing: .inputMissing
    case .broken: .badData
    case .unsound: .no
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

extension PublicationError {
  fileprivate var status: ExitStatus {
    switch self {
    case .unsound, .unevenBalance, .passedOver, .objections, .changedNarrative, .changed,
      .notPublished, .notReproduced,
      .fileDiffers:
      .no
    case .figuresUnreadable, .noReport: .badData
    case .unknownRules: .unavailable
    case .checkpointMissing: .inputMissing
    case .stillOvertaken: .busy
    }
  }
}

extension LMDBError {
  fileprivate var status: ExitStatus {
    switch self {
    case .missing, .missingParent, .danglingLink: .inputMissing
    case .notAFile, .emptyFile, .truncated, .damaged, .tableMismatch: .badData
    case .busy: .busy
    case .destinationExists: .cannotCreate
    case .diskFull, .outcomeUnknown, .poisoned, .other, .fileReplaced: .inputOutput
    case .notPermitted, .networkFileSystem, .readOnly, .readersFull, .mapFull: .unavailable
    default: .ourFault
    }
  }
}
