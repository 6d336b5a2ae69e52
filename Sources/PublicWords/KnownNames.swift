/// The names that public words may not hold.
public struct KnownNames: Sendable {
  public var complainants: [String]
  public var staff: [String]
  /// Contractors and agencies; of a company with or without its legal form.
  public var organisations: [String]
  /// Addresses and numbers that are public anyway, such as the project's own.
  public var allowed: [String]

  public init(
    complainants: [String] = [], staff: [String] = [], organisations: [String] = [],
    allowed: [String] = []
  ) {
    self.complainants = complainants
    self.staff = staff
    self.organisations = organisations
    self.allowed = allowed
  }
}
