internal import Facts
internal import Grievances
internal import Ledger

/// Warns of numbers that nobody here goes by. A note and no refusal: who acted is recorded even where
/// the enrolment was forgotten.
enum Enrolled {
  static func noteUnless(_ staff: StaffNumber, in ledger: Ledger) throws {
    guard staff != .system else { return }
    let subject = Subject(kind: .staff, number: UInt64(staff.rawValue))
    let history = History.effective(try ledger.history(of: subject))
    if history.isEmpty {
      Output.error("note: staff \(staff) is not enrolled; enrol with `grm staff enrol \(staff)`")
    } else if history.contains(where: { $0.event == .staffRetired }) {
      Output.error("note: staff \(staff) is retired; check the number")
    }
  }

  static func noteUnless(_ organisation: OrganisationNumber, in ledger: Ledger) throws {
    let subject = Subject(kind: .organisation, number: UInt64(organisation.rawValue))
    guard History.effective(try ledger.history(of: subject)).isEmpty else { return }
    Output.error(
      "note: organisation \(organisation) is not enrolled; see `grm organisation list`")
  }
}
