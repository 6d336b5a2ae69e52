internal import ArgumentParser
internal import Audit
internal import Documents
internal import EventLog
internal import Facts
internal import Reporting
internal import Seal

struct AuditCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a proof with only the log's verifier key.",
    discussion: """
      Needs no ledger. Prints what the proof shows; the status is 1 if it shows nothing.

      Example:
        grm audit check fact-40.proof --vkey grm.example.org/sg2+d443a056+Afek...
      """)

  @Argument(help: "The proof's file; - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("The log's verifier key.", valueName: "key"))
  var vkey: VerifierKey

  @Option(help: "How to print: text for people, json for scripts.")
  var format = OutputFormat.text

  func validate() throws {
    guard format != .csv else { throw ValidationError("this command has no format csv") }
  }

  func run() throws {
    guard let bytes = DurableFile(file == "-" ? "/dev/stdin" : file).contents else {
      throw Failure(.inputMissing, "\(file) cannot be read; check the path and its permissions")
    }
    let shown: Shown
    do { shown = try Shown(AnyProof(bytes), vkey) } catch {
      throw Failure(.no, "\(file) shows nothing: \(error)")
    }
    switch format {
    case .json: try Output.line(shown.json.text)
    default: try Output.write(shown.text)
    }
  }
}

/// What a proof shows.
private struct Shown {
  let json: JSON
  let text: String

  init(_ proof: AnyProof, _ key: VerifierKey) throws(SealError) {
    switch proof {
    case .inclusion(let proof): self = try Self(proof, key)
    case .consistency(let proof): self = try Self(proof, key)
    case .opening(let opening): self = try Self(opening, key)
    }
  }

  private init(_ proof: InclusionProof, _ key: VerifierKey) throws(SealError) {
    let checkpoint = try proof.verify(key)
    let fact = Fact(proof.fact.raw)
    json = [
      "ok": .bool(true), "shows": JSON("fact"), "checkpoint": Self.json(checkpoint),
      "fact": fact.map { FactListing($0).json } ?? .null,
    ]
    var table = TextTable(FactListing.columns)
    if let fact { table.add(FactListing(fact).cells) }
    text = "\(Self.text(checkpoint)) has at position \(proof.index):\n\(table.text)"
  }

  private init(_ proof: ConsistencyProof, _ key: VerifierKey) throws(SealError) {
    let (old, new) = try proof.verify(key)
    json = [
      "ok": .bool(true), "shows": JSON("consistency"), "old": Self.json(old),
      "checkpoint": Self.json(new),
    ]
    text =
      "\(Self.text(new)) begins with the \(old.size) facts whose root is \(old.root.base64).\n"
  }

  private init(_ opening: WordsOpening, _ key: VerifierKey) throws(SealError) {
    let checkpoint = try opening.verify(key)
    guard let field = DisclosedField(opening.disclosure) else {
      throw SealError.malformed(what: "proof", why: "its text is no field of words")
    }
    json = [
      "ok": .bool(true), "shows": JSON("words"), "checkpoint": Self.json(checkpoint),
      "sequence": .integer(Int(clamping: opening.inclusion.index)),
      "field": JSON(field.name), "text": JSON(field.value),
    ]
    text =
      "\(Self.text(checkpoint)) has at position \(opening.inclusion.index) a fact with the "
      + "\(field.name):\n\(field.value)\n"
  }

  private static func json(_ checkpoint: Checkpoint) -> JSON {
    [
      "origin": JSON(checkpoint.origin), "size": .integer(Int(clamping: checkpoint.size)),
      "root": JSON(checkpoint.root.base64),
    ]
  }

  private static func text(_ checkpoint: Checkpoint) -> String {
    "The log \(checkpoint.origin) of \(checkpoint.size) facts, root \(checkpoint.root.base64),"
  }
}
