import EventLog
import Facts
import Grievances
import Ledger
import LedgerTesting
import WorkingDays

extension TemporaryLedger {
  func command(
    _ number: UInt32, _ event: Event, _ day: String, words: [WordField] = []
  ) -> Command {
    Command(
      .record(event), subject: GrievanceNumber(year: 2024, number: number).subject,
      day: .of(day), today: ledger.today, words: words)
  }

  static func registered(_ day: String) -> Event {
    .registered(
      Registered(
        receivedUntil: .of(day), registeredOn: .of(day), channel: .email, type: .complaint,
        complainant: .notKnown))
  }

  /// Registers a grievance of 10 January 2024.
  @discardableResult
  func register(_ number: UInt32) throws -> Receipt {
    try ledger.record(command(number, Self.registered("2024-01-10"), "2024-01-10"))
  }

  static func assigned(_ staff: UInt32) -> Event {
    .assigned(Assigned(staff: StaffNumber(staff)))
  }
}
