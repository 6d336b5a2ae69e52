internal import ArgumentParser
internal import Audit
internal import Foundation
internal import Grievances
internal import Ledger
internal import Publication
internal import Reporting

/// What publishing a report needs beside the period.
struct PublishOptions: ParsableArguments {
  @Flag(help: "Put the figures into the ledger under a signed checkpoint, and write the documents.")
  var publish = false

  @Option(help: ArgumentHelp("Where the documents are written.", valueName: "directory"))
  var into: String?

  @OptionGroup var signing: SigningOptions
  @OptionGroup var acting: ActorOptions

  @Flag(help: "Publish figures that changed since, with the reason; the old ones stay as they are.")
  var restate = false

  @OptionGroup var words: WordsOption
  @OptionGroup var publicWords: PublicWordsOptions

  @Option(
    help: ArgumentHelp(
      "Publish although public words are objected to; the reason is recorded.",
      valueName: "reason"))
  var overrule: String?

  /// Whether an option was given that only publishing has.
  private var isUsed: Bool {
    restate || into != nil || words.file != nil || overrule != nil || publicWords.isUsed
  }

  func validate() throws {
    if publish {
      guard restate || words.file == nil else {
        throw ValidationError("--words gives the reason of a restatement; add --restate")
      }
    } else if isUsed {
      throw ValidationError(
        "--into, --restate, --words, --narrative, --allow and --overrule go with --publish")
    }
  }

  /// Publishes the report of a period and says what was done.
  func run(_ period: Period, _ options: LedgerOptions) throws {
    let ledger = try options.open(.writing)
    let publisher = Publisher(
      ledger, signingWith: try signing.openKey(for: options), actor: try acting.actor())
    let reason = try reason()
    let wording = Publisher.Wording(
      narrative: try publicWords.readNarrative(), overruling: overrule, allowed: publicWords.allow)
    let progress = ProgressLine("entries")
    let result = try publisher.publish(
      period, wording, restating: reason, cores: ProcessInfo.processInfo.activeProcessorCount
    ) { progress.show($0, of: $1) }
    progress.end()
    let forms = DocumentForm.all + DocumentForm.printed
    if DocumentForm.printed.isEmpty {
      Output.error(
        "note: no PDF and no workbook is written; see grm help report for what they need")
    }
    let files = try DocumentFolder(into ?? ".").write(result.report, forms: forms)
    switch options.format {
    case .json: try Output.line(result.json(files).text)
    default: try Output.write(result.text(files, in: into ?? "."))
    }
  }

  /// Why figures are restated: from the words, or asked for; nil where they are not to be restated.
  private func reason() throws -> String? {
    guard restate else { return nil }
    if let reason = try words.read([.reason]).first?.value { return reason }
    guard words.file == nil, Dialogue.isPossible else {
      throw ValidationError(
        "a restatement needs its reason: give --words with {\"reason\": \"...\"}, - for standard "
          + "input")
    }
    return try Dialogue.terminal.ask("Why the figures are restated, naming nobody") {
      (line) throws(Misunderstood) in
      guard !line.isEmpty else { throw Misunderstood("Type a reason.") }
      return line
    }
  }
}

extension Publisher.Result {
  fileprivate func json(_ files: [String]) -> JSON {
    let edition = report.edition
    return [
      "period": JSON(edition.period), "published": .bool(isNew),
      "fact": .integer(Int(clamping: edition.fact.rawValue)),
      "restatements": .integer(edition.restatements),
      "known": .integer(Int(clamping: edition.pinned.known)),
      "rules": .integer(Int(edition.pinned.rules)),
      "root": JSON(report.report.reading.root.base64),
      "files": .array(files.map { JSON($0) }),
    ]
  }

  fileprivate func text(_ files: [String], in directory: String) -> String {
    let edition = report.edition
    let what = edition.restatements == 0 ? "published" : "restated"
    let done =
      isNew
      ? "The report of \(edition.period) is \(what) as fact \(edition.fact)."
      : "The report of \(edition.period) was \(what) as fact \(edition.fact), and nothing has changed."
    return
      "\(done)\nIt sees \(edition.pinned.known) facts, root \(report.report.reading.root.base64)\n"
      + files.map { "  \(directory)/\($0)\n" }.joined()
  }
}
