import Audit
import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import LedgerTesting
import Testing
import WorkingDays

/// Attached files belong to the record: one that is gone or changed is a fault of the ledger.
@Suite struct DocumentTests {
  private func number(_ made: TemporaryLedger) -> GrievanceNumber {
    GrievanceNumber(year: UInt16(made.ledger.today.year), number: 1)
  }

  /// A ledger with one grievance and one file, and the path of the file.
  private func withDocument(_ body: (TemporaryLedger, String) throws -> Void) throws {
    try withTemporaryLedger { made throws in
      let day = made.ledger.today
      let registered = Registered(
        receivedUntil: day, registeredOn: day, channel: .email, type: .question,
        complainant: .notKnown)
      try record(.registered(registered), made)
      let stored = try DocumentStore(made.log).attach(
        Array("minutes".utf8), to: number(made).subject)
      try record(
        .documentAttached(DocumentAttached(size: stored.size, digest: stored.digest)), made)
      try body(made, "\(made.log.directory)/documents/\(stored.digest.hexadecimal)")
    }
  }

  private func record(_ event: Event, _ made: TemporaryLedger) throws {
    let today = made.ledger.today
    _ = try made.ledger.record(
      Command(.record(event), subject: number(made).subject, day: today, today: today))
  }

  @Test func aFileThatIsThereIsChecked() throws {
    try withDocument { made, _ throws in
      let result = try Verification.run(made.log)
      #expect(result.isSound)
      #expect(result.count(.documents, "checked") == 1)
    }
  }

  @Test func aMissingFileIsNamed() throws {
    try withDocument { made, path throws in
      try FileManager.default.removeItem(atPath: path)
      let result = try Verification.run(made.log)
      #expect(result.failed == ["documents"])
      #expect(result.faults(of: .documents).count == 1)
    }
  }

  @Test func aChangedFileIsNamed() throws {
    try withDocument { made, path throws in
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes[bytes.count - 1] ^= 1
      try bytes.write(to: URL(filePath: path))
      let result = try Verification.run(made.log)
      #expect(result.failed == ["documents"])
    }
  }
}
