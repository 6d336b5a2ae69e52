import Audit
import EventLog
import Foundation
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
    try keys.seal(office.ledger.log, at: 1_719_800_000)
    try office.workThroughTheSummer()
    try office.workThroughTheAutumn()
    try office.correctWhatWasWrong()
    try keys.seal(office.ledger.log, at: 1_736_500_000)
    _ = try Export.write(office.ledger.log, to: export)
    keys.show()
  }

  private static func random(_ seed: UInt64, to export: String) throws {
    let folder = try TemporaryFolder()
    try withTemporaryLedger { made in
      var clerk = RandomClerk(made, seed: seed)
      try clerk.work(600)
      let keys = try Keys(for: made.ledger.identity.origin, in: folder)
      try keys.seal(made.log, at: 1_736_500_000)
      _ = try Export.write(made.log, to: export)
      keys.show()
    }
  }
}
