/// The name of a field of text that belongs to a fact; the name decides who may see it.
///
/// The table is part of the format (`docs/format.md`): a name may be added, never moved to another
/// class.
public enum WordName: String, Sendable, CaseIterable {
  case project, origin
  case timeZone = "time_zone"
  case name, source, figures
  case summary, actions
  case referredTo = "referred_to"
  case reason
  /// What was promised to a complainant.
  case commitment
  /// What the office writes to go with a published report.
  case narrative
  /// Why words of a published report that were objected to were let stand.
  case overruled
  case statement, person, contact, assignee, traits

  /// Who may see a field.
  public enum Class: UInt8, Sendable {
    /// Always exported: identity of the ledger, names of policies and holidays, a report's figures.
    case open = 0
    /// Written for the report; exported only on request.
    case `public` = 1
    /// About a person; sealed with the subject's key from the first byte, never exported.
    case confidential = 2
  }

  public var wordClass: Class {
    switch self {
    case .project, .origin, .timeZone, .name, .source, .figures: .open
    case .summary, .actions, .referredTo, .reason, .commitment, .narrative, .overruled:
      .public
    case .statement, .person, .contact, .assignee, .traits: .confidential
    }
  }
}

/// One named field of text.
///
/// Its `description` leaves the text out, because a description may end up in a log or an error.
public struct WordField: Sendable, Hashable, CustomStringConvertible {
  public let name: WordName
  public let value: String

  public init(_ name: WordName, _ value: String) {
    self.name = name
    self.value = value
  }

  public var description: String { "\(name.rawValue) (\(value.utf8.count) bytes)" }
}
