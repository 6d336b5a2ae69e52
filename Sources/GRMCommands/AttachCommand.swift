internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import WorkingDays

struct AttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Add a file to the documents of a grievance.",
    discussion: """
      The file is sealed with the grievance's key and kept beside the log, named by its digest. The \
      path it is read from is not recorded.

      Example:
        grm attach 7/2024 minute.pdf
      """)

  @OptionGroup var action: GrievanceAction
  @OptionGroup var words: WordsOption

  @Argument(help: "The file; - for standard input.")
  var file: String

  /// A file is sealed in memory.
  private static let mostBytes = 256 << 20

  func validate() throws {
    guard file != "-" || words.file != "-" else {
      throw ValidationError("the file and the words cannot both come from standard input")
    }
  }

  func run() throws {
    let words = try words.read([.summary])
    let bytes = Array(try InputFile.contents(of: file))
    guard bytes.count <= Self.mostBytes else {
      throw Failure(.badData, "\(file) is larger than 256 MiB; attach it in parts")
    }
    try action.record(words) { ledger in
      let store = DocumentStore(ledger.log)
      let attached = DocumentAttached(size: UInt64(bytes.count), digest: .sha256(of: bytes))
      let command = Command(
        .record(.documentAttached(attached)), subject: action.number.subject,
        day: action.on ?? ledger.today, today: ledger.today, actor: try action.recording.actor())
      // Refused before anything is written; written before the fact that names it.
      var rehearsal = try Batch(ledger)
      try rehearsal.add(command)
      _ = try store.attach(bytes, to: action.number.subject)
      return command.action
    }
  }
}
