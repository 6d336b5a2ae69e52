internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Foundation
internal import Ledger
internal import WorkingDays

/// How a command prints what it found.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, ics
  /// Of documents for people alone.
  case markdown, html, pdf, xlsx
}

/// The options that every command on a ledger has.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp(
      "The ledger's directory; else $GRM_LEDGER, else ./ledger.", valueName: "directory"))
  var directory: String?

  @Option(
    help:
      "How to print: text for people, json for scripts, csv where there is a table, others where there is a document."
  )
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("How long to wait for another writer.", valueName: "5s"))
  var wait = WaitingTime(seconds: 5)

  var ledgerDirectory: String {
    directory ?? ProcessInfo.processInfo.environment["GRM_LEDGER"] ?? "./ledger"
  }

  /// Opens the ledger.
  func open(_ access: EventLog.Options.Access) throws -> Ledger {
    try Ledger.open(in: ledgerDirectory, options: logOptions(access))
  }

  func logOptions(_ access: EventLog.Options.Access) -> EventLog.Options {
    var options = EventLog.Options()
    options.access = access
    options.wait = .milliseconds(wait.milliseconds)
    return options
  }

  /// - Throws: a usage error where the format is not among those of the command.
  func checkFormat(_ formats: [OutputFormat]) throws {
    guard formats.contains(format) else {
      let names = formats.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("this command has no format \(format.rawValue); take \(names)")
    }
  }
}

/// A waiting time such as `5s`, `500ms` or `2m`.
struct WaitingTime: ExpressibleByArgument {
  let milliseconds: Int

  init(seconds: Int) { milliseconds = seconds * 1_000 }

  init?(argument: String) {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000)]
    guard let (suffix, factor) = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Int(argument.dropLast(suffix.count)), (0...86_400_000).contains(number)
    else { return nil }
    milliseconds = number * factor
  }

  var defaultValueDescription: String { "\(milliseconds / 1_000)s" }
}

/// Up to when the ledger's own history is seen.
struct AsOfOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What was known then: a sequence, a day, or an RFC 3339 instant.", valueName: "when"))
  var asOf: When?

  /// The number of facts known then.
  func known(in ledger: Ledger) throws -> UInt64 { try ledger.known(asOf) }
}

/// Who records, and under which request.
struct RecordingOptions: ParsableArguments {
  @OptionGroup var acting: ActorOptions

  @Option(help: ArgumentHelp("Records once, however often it is asked.", valueName: "uuid"))
  var request: RequestName?

  /// - Throws: a usage error where $GRM_STAFF is no number.
  func actor() throws -> StaffNumber { try acting.actor() }
}

/// Who acts.
struct ActorOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who acts; else $GRM_STAFF, else the system.", valueName: "staff"))
  var staff: StaffNumber?

  /// - Throws: a usage error where $GRM_STAFF is no number.
  func actor() throws -> StaffNumber {
    if let staff { return staff }
    guard let text = ProcessInfo.processInfo.environment["GRM_STAFF"], !text.isEmpty else {
      return .system
    }
    guard let staff = StaffNumber(argument: text) else {
      throw ValidationError("GRM_STAFF is '\(text)', which is no staff number")
    }
    return staff
  }
}

/// The UUID of a request.
struct RequestName: ExpressibleByArgument {
  let high: UInt64
  let low: UInt64

  init?(argument: String) {
    guard let uuid = UUID(uuidString: argument) else { return nil }
    let bytes = uuid.uuid
    let all = [
      bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7, bytes.8, bytes.9,
      bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15,
    ]
    high = all[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = all[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  func identity(of content: Digest) -> RequestIdentity {
    RequestIdentity(high: high, low: low, content: content)
  }
}
