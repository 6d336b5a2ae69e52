internal import ArgumentParser
internal import Documents
internal import Foundation
internal import Reporting

/// The options of commands whose answer is a document for people.
struct DocumentOptions: ParsableArguments {
  @Option(name: .customLong("lang"), help: "The language of what people read: en or mn.")
  var language = Language.english

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  /// What a command can print whose answer is a document and a table.
  static let formats: [OutputFormat] = [.text, .json, .csv, .markdown, .html, .pdf, .xlsx]

  var destination: Destination { Destination(path: output) }

  /// Writes a document as people read it.
  /// - Throws: a usage error where the format is one for scripts.
  func write(_ document: Document, as format: OutputFormat) throws {
    if language.hasUnreviewedLabels {
      Output.error("note: no native speaker has reviewed these labels yet; read before you send")
    }
    switch format {
    case .text:
      let style = output == nil ? Output.style : .plain
      try destination.write { try TextRenderer(style).render(document, to: $0) }
    case .markdown: try destination.write { try MarkdownRenderer().render(document, to: $0) }
    case .html: try destination.write { try HTMLRenderer().render(document, to: $0) }
    case .pdf: try destination.writeBytes(PDFTool.print(document))
    case .xlsx: try destination.writeBytes(WorkbookFile.bytes(of: document))
    case .json, .csv, .ics: throw ValidationError("this command has no format \(format.rawValue)")
    }
  }
}

/// Where a document goes: a file, which appears whole or not at all, or standard output.
struct Destination {
  let path: String?

  func write(_ body: (@escaping TextSink) throws -> Void) throws {
    guard let path else { return try body(Output.write) }
    try replace(path) { handle in
      try body { try handle.write(contentsOf: Data($0.utf8)) }
    }
  }

  /// - Throws: a usage error where the bytes would go to a terminal.
  func writeBytes(_ bytes: Data) throws {
    if let path {
      return try replace(path) { try $0.write(contentsOf: bytes) }
    }
    guard isatty(STDOUT_FILENO) == 0 else {
      throw ValidationError("this format is not for a terminal; name a file with --output")
    }
    try Output.write(bytes)
  }

  private func replace(_ path: String, _ body: (FileHandle) throws -> Void) throws {
    let draft = "\(path).\(getpid()).part"
    guard FileManager.default.createFile(atPath: draft, contents: nil),
      let handle = FileHandle(forWritingAtPath: draft)
    else { throw Failure(.cannotCreate, "\(path) cannot be created; name another --output") }
    do {
      try body(handle)
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    guard unsafe rename(draft, path) == 0 else {
      try? FileManager.default.removeItem(atPath: draft)
      throw Failure(.cannotCreate, "\(path) cannot be written; name another --output")
    }
  }
}
