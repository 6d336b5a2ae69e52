public import ArgumentParser
public import Documents
public import Facts
public import Grievances
public import Ledger
public import RegisterImport
public import Reporting
public import Seal
public import WorkingDays

// The domain's values as arguments. The conformances are this program's own.

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension GrievanceNumber: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension When: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension VerifierKey: ExpressibleByArgument {
  public init?(argument: String) { try? self.init(argument) }
}

extension WordName: ExpressibleByArgument {}

extension StaffNumber: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = UInt32(argument) else { return nil }
    self.init(number)
  }
}

extension OrganisationNumber: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = UInt32(argument), number > 0 else { return nil }
    self.init(number)
  }
}

extension SequenceNumber: ExpressibleByArgument {
  public init?(argument: String) {
    guard let number = UInt64(argument) else { return nil }
    self.init(number)
  }
}

extension ExpressibleByArgument where Self: Code {
  public init?(argument: String) { self.init(name: argument) }
  public static var allValueStrings: [String] { allCases.map(\.name) }
  public var defaultValueDescription: String { name }
}

extension Channel: ExpressibleByArgument {}
extension GrievanceType: ExpressibleByArgument {}
extension Stage: ExpressibleByArgument {}
extension Basis: ExpressibleByArgument {}
extension DecisionReason: ExpressibleByArgument {}
extension Complainant: ExpressibleByArgument {}
extension Confidence: ExpressibleByArgument {}
extension Category: ExpressibleByArgument {}
extension Risk: ExpressibleByArgument {}
extension Outcome: ExpressibleByArgument {}
extension AppealBody: ExpressibleByArgument {}
extension OrganisationRole: ExpressibleByArgument {}
extension EngagementActivity: ExpressibleByArgument {}
extension PressMedium: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension SerialDays: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension PublicNumbers.Step: ExpressibleByArgument {}
extension Trait: ExpressibleByArgument {}
