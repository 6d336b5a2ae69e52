public import Facts
public import Grievances
public import Projection
public import Seal

/// What can be wrong with a ledger. No case carries any words.
public enum Finding: Sendable, Hashable {
  // facts-match-root
  case rootDiffers(stored: Digest, computed: Digest)
  case frontierDiffers
  /// The roots sealed for full tiles give the stored root, and these facts do not give theirs.
  case factsChanged(first: UInt64, last: UInt64)

  // sequence
  case factsMissing(first: UInt64, last: UInt64)
  case factBeyondEnd(size: UInt64)
  case recordSize(bytes: Int)
  case sequenceDiffers(claimed: SequenceNumber)

  // file
  case factsUnreadable(first: UInt64, last: UInt64, String)
  case indexUnreadable(String)
  case tableUnreadable(String)

  // revisions
  case revisionDiffers(Subject, expected: UInt64, found: Revision)

  // subject-index
  case notIndexed(Subject, Revision)
  case indexedElsewhere(Subject, Revision, at: SequenceNumber)
  case entryWithoutFact(IndexPlace)
  case brokenEntries(count: UInt64)

  // words
  case wordsMissing
  case wordsNotCommittedTo
  case wordsBroken
  case wordsDigestDiffers
  /// Fields are counted from 0, in the order in which they are stored.
  case fieldDiffers(field: Int)
  case fieldUnreadable(field: Int)
  case fieldClassDiffers(field: Int)
  case fieldNotErased(field: Int)
  case fieldNotThere(field: Int)

  // recorded-at
  case recordedBeforePrevious(microseconds: Int64)
  case lastMomentDiffers

  // payloads
  case brokenPayload(EventKind)
  case payloadNotCanonical(EventKind)
  case assumedFlagDiffers
  case aboutNothing(EventKind)
  case aboutNotEarlier(SequenceNumber)

  // register-numbers
  /// Nothing says what became of them.
  case numbersMissing(year: UInt16, first: UInt32, last: UInt32)
  /// Its registration was retracted, and it was neither registered again nor voided.
  case numberRetracted(GrievanceNumber)

  // documents
  case documentMissing
  case documentChanged

  // tiles
  case tileDiffers(first: UInt64, last: UInt64)
  case tileMissing(first: UInt64, last: UInt64)
  case tileNotFull(tile: UInt64)

  // views
  case viewDiffers(ViewDifference)

  // checkpoints
  /// Without a size: the one brought from outside.
  case checkpointBroken(size: UInt64?)
  case checkpointDiffers(CheckpointSource, size: UInt64, stated: Digest, computed: Digest)
  case checkpointBeyondEnd(CheckpointSource, size: UInt64, end: UInt64)
  case checkpointSignature(CheckpointSource, size: UInt64, SealError)
  case tooFewWitnesses(size: UInt64?, seen: Int, required: Int)

  /// What an entry of the subject index says.
  public struct IndexPlace: Sendable, Hashable {
    public let subject: Subject
    public let revision: Revision
    public let sequence: SequenceNumber
  }
}

extension Finding {
  /// The check that it fails.
  public var check: Check.Name {
    switch self {
    case .rootDiffers, .frontierDiffers, .factsChanged: .factsMatchRoot
    case .factsMissing, .factBeyondEnd, .recordSize, .sequenceDiffers: .sequence
    case .factsUnreadable, .indexUnreadable, .tableUnreadable: .file
    case .revisionDiffers: .revisions
    case .notIndexed, .indexedElsewhere, .entryWithoutFact, .brokenEntries: .subjectIndex
    case .wordsMissing, .wordsNotCommittedTo, .wordsBroken, .wordsDigestDiffers, .fieldDiffers,
      .fieldUnreadable, .fieldClassDiffers, .fieldNotErased, .fieldNotThere:
      .words
    case .recordedBeforePrevious, .lastMomentDiffers: .recordedAt
    case .brokenPayload, .payloadNotCanonical, .assumedFlagDiffers, .aboutNothing,
      .aboutNotEarlier:
      .payloads
    case .numbersMissing, .numberRetracted: .registerNumbers
    case .documentMissing, .documentChanged: .documents
    case .tileDiffers, .tileMissing, .tileNotFull: .tiles
    case .viewDiffers: .views
    case .checkpointBroken, .checkpointDiffers, .checkpointBeyondEnd, .checkpointSignature,
      .tooFewWitnesses:
      .checkpoints
    }
  }
}
