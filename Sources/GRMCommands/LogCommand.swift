internal import ArgumentParser
internal import EventLog
internal import GrievanceRegister
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The grievance log of SEP Table 5.",
    discussion: """
      Says whether a complainant is named, never who it is.

      Example:
        grm log --format csv > log.csv
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  func validate() throws { try options.checkFormat([.text, .json, .csv]) }

  func run() throws {
    let ledger = try options.open(.reading)
    if asOf.asOf == nil, let store = try StoredViews.open(options) {
      try store.view(of: GrievanceRegister.self, ledger.log) { try write($0, ledger.log) }
    } else {
      let cut = Cut(known: try asOf.known(in: ledger))
      try write(Replay.view(of: GrievanceRegister.self, ledger.log, cut: cut), ledger.log)
    }
  }

  private func write<Source: RowSource>(
    _ source: Source, _ eventLog: EventLog
  ) throws where Source.P == GrievanceRegister {
    let log = GrievanceLog(source, eventLog)
    switch options.format {
    case .json: try log.writeJSON(Output.write)
    case .csv: try log.writeCSV(Output.write)
    default: try Output.write(log.text(Output.style))
    }
  }
}
