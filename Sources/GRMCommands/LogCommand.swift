internal import ArgumentParser
internal import Documents
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
  @OptionGroup var document: DocumentOptions

  func validate() throws { try options.checkFormat(DocumentOptions.formats) }

  func run() throws {
    let ledger = try options.open(.reading)
    if asOf.asOf == nil, let store = try StoredViews.open(options) {
      try store.view(of: GrievanceRegister.self, ledger.log) { try write($0, ledger) }
    } else {
      let cut = Cut(known: try asOf.known(in: ledger))
      try write(Replay.view(of: GrievanceRegister.self, ledger.log, cut: cut), ledger)
    }
  }

  private func write<Source: RowSource>(
    _ source: Source, _ ledger: Ledger
  ) throws where Source.P == GrievanceRegister {
    let log = GrievanceLog(source, ledger.log)
    switch options.format {
    case .json: try document.destination.write(log.writeJSON)
    case .csv: try document.destination.write(log.writeCSV)
    default:
      try document.write(
        log.document(in: document.language, project: ledger.identity.project), as: options.format)
    }
  }
}
