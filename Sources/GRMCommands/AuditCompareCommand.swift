internal import ArgumentParser
internal import Foundation
internal import Grievances
internal import Ledger
internal import Publication

struct AuditCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Make a published report again, as it was and as of now, and name what changed.",
    discussion: """
      As it was it must come out the same to the byte; otherwise the status is 1. Of each figure that \
      is different now, the facts that made the difference are named: what was recorded late, \
      corrected or retracted, and decisions about days or limits.

      The report is a period, of which the last edition is taken, or a file that was published.

      Example:
        grm audit compare 2024-H1
        grm audit compare report-2024-H1.json
      """)

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  @Argument(help: "A period such as 2024-H1, or the .json of a published report.")
  var report: String

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let comparison = try Comparison(
      edition(in: ledger), in: ledger, known: asOf.known(in: ledger))
    switch options.format {
    case .json: try Output.line(comparison.json.text)
    default: try Output.write(comparison.text(Output.style))
    }
  }

  private func edition(in ledger: Ledger) throws -> Edition {
    if let period = Period(report) {
      guard let last = try ledger.editions(of: period).last else {
        throw PublicationError.notPublished(period)
      }
      return last
    }
    let bytes = try InputFile.contents(of: report)
    guard let text = String(validating: bytes, as: UTF8.self), let figures = Figures(text) else {
      throw Failure(
        .badData,
        "\(report) is not the .json of a published report: it is not canonical JSON (RFC 8785)")
    }
    return try ledger.edition(of: figures)
  }
}
