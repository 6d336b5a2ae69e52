internal import Facts
internal import Grievances

extension Finding: CustomStringConvertible {
  /// One sentence without personal data.
  public var description: String {
    switch check {
    case .factsMatchRoot: rootDescription
    case .sequence: sequenceDescription
    case .revisions, .subjectIndex: indexDescription
    case .words: wordsDescription
    case .recordedAt, .payloads, .documents: factDescription
    case .registerNumbers: numberDescription
    case .tiles: tileDescription
    case .views: viewDescription
    case .file: fileDescription
    case .checkpoints: checkpointDescription
    }
  }

  private var rootDescription: String {
    switch self {
    case .rootDiffers(let stored, let computed):
      "the facts give the root \(computed.base64), and the log was sealed with "
        + "\(stored.base64)"
    case .frontierDiffers: "the stored frontier of the tree is not that of the facts"
    case .factsChanged(let first, let last):
      "of the facts \(first) to \(last), at least one is not as it was sealed"
    default: "\(self.check.rawValue)"
    }
  }

  private var sequenceDescription: String {
    switch self {
    case .factsMissing(let first, let last):
      first == last
        ? "position \(first) holds no fact" : "positions \(first) to \(last) hold no facts"
    case .factBeyondEnd(let size):
      "it lies beyond the end of the log, which was sealed with \(size) facts"
    case .recordSize(let bytes): "its record has \(bytes) bytes instead of \(Fact.byteCount)"
    case .sequenceDiffers(let claimed): "it says that it is fact \(claimed)"
    default: "\(self.check.rawValue)"
    }
  }

  private var indexDescription: String {
    switch self {
    case .revisionDiffers(let subject, let expected, let found):
      "its revision is \(found), and the next about \(subject) is \(expected)"
    case .notIndexed(let subject, let revision):
      "the subject index has no revision \(revision) of \(subject)"
    case .indexedElsewhere(let subject, let revision, let sequence):
      "the subject index has revision \(revision) of \(subject) as fact \(sequence)"
    case .entryWithoutFact(let place):
      "the subject index has it as revision \(place.revision) of \(place.subject), which it is not"
    case .brokenEntries(let count): "\(count) entries of the subject index cannot be read"
    default: "\(self.check.rawValue)"
    }
  }

  private var wordsDescription: String {
    switch self {
    case .wordsMissing: "it commits to words, and none are stored"
    case .wordsNotCommittedTo: "words are stored for it, and it commits to none"
    case .wordsBroken: "the record of its words cannot be read"
    case .wordsDigestDiffers: "its words are not those it commits to"
    case .fieldDiffers(let field): "field \(field) of its words does not fit its digest"
    case .fieldUnreadable(let field): "field \(field) of its words is no disclosure"
    case .fieldClassDiffers(let field):
      "field \(field) of its words is not kept as its name demands"
    case .fieldNotErased(let field):
      "field \(field) of its words is said to be erased and is still there"
    case .fieldNotThere(let field):
      "field \(field) of its words is said to have been left out of a copy, and this is no copy"
    default: "\(self.check.rawValue)"
    }
  }

  private var factDescription: String {
    switch self {
    case .recordedBeforePrevious(let microseconds):
      "it was recorded \(microseconds) microseconds before the fact in front of it"
    case .lastMomentDiffers:
      "the head of the log has another moment of the last fact than that fact"
    case .brokenPayload(let kind): "its payload is not that of \(kind.name)"
    case .payloadNotCanonical(let kind):
      "its payload is not written as one of \(kind.name) is"
    case .assumedFlagDiffers: "its flag and its payload differ on whether anything is assumed"
    case .aboutNothing(let kind): "it names no fact that it would correct or undo (\(kind.name))"
    case .documentMissing: "the file that it attached is not in documents/"
    case .documentChanged: "the file that it attached is not what it was, or was sealed otherwise"
    case .aboutNotEarlier(let sequence): "it answers fact \(sequence), which is not an earlier one"
    default: "\(self.check.rawValue)"
    }
  }

  private var numberDescription: String {
    switch self {
    case .numbersMissing(let year, let first, let last):
      first == last
        ? "\(GrievanceNumber(year: year, number: first)) was neither registered nor voided"
        : "the numbers from \(GrievanceNumber(year: year, number: first)) to "
          + "\(GrievanceNumber(year: year, number: last)) were neither registered nor voided"
    case .numberRetracted(let number):
      "the registration of \(number) was retracted, and the number neither used again nor voided"
    default: "\(self.check.rawValue)"
    }
  }

  private var checkpointDescription: String {
    switch self {
    case .checkpointBroken(let size?): "the checkpoint kept under size \(size) cannot be read"
    case .checkpointBroken(nil): "the checkpoint that was given cannot be read"
    case .checkpointDiffers(let source, let size, let stated, let computed):
      "\(source.subject) \(size) facts has the root \(stated.base64), and the facts give "
        + "\(computed.base64): the log does not extend what was signed"
    case .checkpointBeyondEnd(let source, let size, let end):
      "\(source.subject) \(size) facts was signed, and the log has \(end): facts were cut off or an "
        + "older file was put back"
    case .checkpointSignature(let source, let size, let error):
      "\(source.subject) \(size) facts: \(error)"
    case .tooFewWitnesses(let size, let seen, let required):
      "the checkpoint\(size.map { " of \($0) facts" } ?? "") was seen by \(seen) of the witnesses "
        + "given, and \(required) are required"
    default: "\(self.check.rawValue)"
    }
  }

  private var fileDescription: String {
    switch self {
    case .factsUnreadable(let first, let last, let reason):
      "the facts from here on to \(last) cannot be read past \(first): \(reason)"
    case .indexUnreadable(let reason): "the subject index cannot be read: \(reason)"
    case .tableUnreadable(let reason): "a table cannot be read to its end: \(reason)"
    default: "\(self.check.rawValue)"
    }
  }

  private var viewDescription: String {
    guard case .viewDiffers(let difference) = self else { return check.rawValue }
    return "\(difference); make it anew with `grm rebuild \(difference.view)`"
  }

  private var tileDescription: String {
    switch self {
    case .tileDiffers(let first, let last):
      "the stored root of the tile of facts \(first) to \(last) is not theirs"
    case .tileMissing(let first, let last):
      "the root of the tile of facts \(first) to \(last) is not stored"
    case .tileNotFull(let tile): "a root is stored for tile \(tile), which is not full"
    default: "\(self.check.rawValue)"
    }
  }
}

extension CheckpointSource {
  fileprivate var subject: String {
    switch self {
    case .kept: "the checkpoint of"
    case .outside: "the checkpoint given, of"
    }
  }
}
