public import Facts
public import Grievances

/// Something that is not as it has to be.
public struct Fault: Sendable, Hashable {
  /// The position of the fact that it is about, if it is about one.
  public let sequence: SequenceNumber?
  /// The first byte of the field within the fact, 0-127, if it is in a field of the fact.
  public let byte: Int?
  public let finding: Finding

  public var check: Check.Name { finding.check }
}

extension Fault: CustomStringConvertible {
  /// One sentence without personal data: where, and what.
  public var description: String {
    guard let sequence else { return finding.description }
    let place = byte.map { "fact \(sequence), byte \($0)" } ?? "fact \(sequence)"
    return "\(place): \(finding)"
  }
}

/// Something that a newer program wrote and this one cannot judge.
public struct Warning: Sendable, Hashable, CustomStringConvertible {
  public let sequence: SequenceNumber
  public let reason: Reason

  public enum Reason: Sendable, Hashable {
    case unreadable(Unreadable)
    /// Words under a name that this program does not know, fields of the fact counted from 0.
    case unknownWords(field: Int)
  }

  public var description: String {
    switch reason {
    case .unreadable(let reason): "fact \(sequence): \(reason)"
    case .unknownWords(let field):
      "fact \(sequence): field \(field) of its words has a name not known to this program"
    }
  }
}
