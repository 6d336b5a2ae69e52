/// Something in a text that may say who somebody is. Says where and of what kind, never what it reads:
/// a finding may end up in a log.
public struct Finding: Sendable, Hashable {
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    case complainant, staff, organisation
    /// A company by its legal form, known to the ledger or not.
    case company
    case email, telephone
    /// The register number of a person or an organisation.
    case register

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  public let kind: Kind
  /// The characters of the text, counted from 0.
  public let place: Range<Int>

  init(_ kind: Kind, _ place: Range<Int>) {
    self.kind = kind
    self.place = place
  }
}
