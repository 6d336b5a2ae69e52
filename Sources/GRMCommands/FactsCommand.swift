internal import ArgumentParser
internal import Documents
internal import Facts
internal import Ledger
internal import Reporting

struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "The raw log, decoded: codes, days and references, no words.",
    discussion: """
      Example:
        grm facts --from 40 --format json
      """)

  @OptionGroup var options: LedgerOptions

  @Option(help: "The first fact to print.")
  var from = SequenceNumber.genesis

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    switch options.format {
    case .json:
      try ledger.log.read { snapshot in
        try snapshot.forEachFact(from: from) { fact in
          try Output.line(FactListing(fact).json.text)
          return true
        }
      }
    default:
      var table = TextTable(FactListing.columns)
      try ledger.log.read { snapshot in
        try snapshot.forEachFact(from: from) { fact in
          table.add(FactListing(fact).cells)
          return true
        }
      }
      try Output.write(table.text)
    }
  }
}
