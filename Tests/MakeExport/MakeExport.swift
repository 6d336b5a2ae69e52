import Audit
import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import LedgerTesting

/// Makes exports that others are checked with.
///
///     swift run -c release MakeExport golden FOLDER
///     swift run -c release MakeExport random SEED FOLDER
///
/// `golden` makes `Fixtures/golden-export/export` again, to the byte: the clock, the salts and the keys
/// are all given. `random` makes one of a history in which anything happens that the rules allow.
@main
enum MakeExport {
  static func main() {
    do {
      switch Array(CommandLine.arguments.dropFirst()) {
      case let words where words.count == 2 && words[0] == "golden":
        try golden(to: words[1])
      case let words where words.count == 3 && words[0] == "random":
        guard let seed = UInt64(words[1]) else { fallthrough }
        try random(seed, to: words[2])
      default:
        print("usage: MakeExport golden FOLDER | random SEED FOLDER; the folder is not there yet")
        exit(64)
      }
    } catch {
      print(error)
      exit(1)
    }
  }

  private static func golden(to export: String) throws {
    let folder = try TemporaryFolder()
    let office = try Office(in: folder.file("ledger"))
    defer { office.ledger.log.close() }
    let keys = try Keys(for: Office.origin, in: folder)

    try office.takeInTheRegister()
    try office.publishTheFirstHalf(with: keys.log)
    try keys.seal(office.ledger.log, at: 1_719_800_000)
    try office.workThroughTheSummer()
    try office.workThroughTheAutumn()
    try office.correctWhatWasWrong()
    try office.publishTheFirstHalf(with: keys.log, restating: "Found and corrected since.")
    try keys.seal(office.ledger.log, at: 1_736_500_000)
    _ = try Export.write(office.ledger.log, to: export)
    keys.show()
  }

  private static func random(_ seed: UInt64, to export: String) throws {
    let folder = try TemporaryFolder()
    try withTemporaryLedger { made in
      var clerk = RandomClerk(made, seed: seed)
      try clerk.work(600)
      try voidUnused(clerk.grievances, in: made.ledger)
      let keys = try Keys(for: made.ledger.identity.origin, in: folder)
      try keys.seal(made.log, at: 1_736_500_000)
      _ = try Export.write(made.log, to: export)
      keys.show()
    }
  }

  /// Accounts for the numbers whose registration was retracted; the rules refuse it for all others.
  private static func voidUnused(_ numbers: [GrievanceNumber], in ledger: Ledger) throws {
    for number in Set(numbers).sorted() {
      do {
        _ = try ledger.record(
          Command(
            .record(.numberVoided), subject: number.subject, day: ledger.today,
            today: ledger.today))
      } catch is Refusal { continue }
    }
  }
}
