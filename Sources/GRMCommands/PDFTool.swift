internal import Documents
internal import Foundation

/// Prints a document as PDF through a program that is kept for it: WeasyPrint or Chromium.
///
/// They write into the file when they ran, and how they went about it; `SettledPDF` puts that right, so
/// that the same program gives the same bytes again. Another version of it may give others.
enum PDFTool {
  /// The programs that are taken, the preferred first.
  private enum Tool: CaseIterable {
    case chromium, weasyprint

    /// What it is called where.
    var names: [String] {
      switch self {
      case .chromium: ["chromium", "chromium-browser", "google-chrome"]
      case .weasyprint: ["weasyprint"]
      }
    }

    func arguments(_ page: String, _ file: String) -> [String] {
      switch self {
      case .chromium:
        // As root, Chromium runs only without its sandbox; the page has no script and loads nothing.
        (getuid() == 0 ? ["--no-sandbox"] : [])
          + [
            "--headless", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=\(file)",
            "file://\(page)",
          ]
      case .weasyprint: ["--quiet", page, file]
      }
    }
  }

  /// Whether one of the programs is on the path.
  static var isThere: Bool { Tool.allCases.contains { $0.names.compactMap(path).first != nil } }

  /// - Throws: `Failure` with status 69 where no such program is there, or it fails.
  static func print(_ document: Document) throws -> Data {
    for tool in Tool.allCases {
      guard let program = tool.names.compactMap(path).first else { continue }
      return try print(document, program, tool)
    }
    throw Failure(
      .unavailable,
      "PDF needs WeasyPrint or Chromium, and neither is on the path; install one "
        + "(Debian: weasyprint), or take --format html and print that")
  }

  private static func path(of name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func print(
    _ document: Document, _ program: String, _ tool: Tool
  ) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "grm-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("page.html").path
    let file = folder.appendingPathComponent("page.pdf").path
    try Destination(path: page).write { try HTMLRenderer().render(document, to: $0) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = tool.arguments(page, file)
    process.environment = ProcessInfo.processInfo.environment.merging(SettledPDF.environment) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw Failure(.unavailable, "\(program) cannot be started; take --format html instead")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0, let bytes = FileManager.default.contents(atPath: file)
    else {
      throw Failure(
        .unavailable,
        "\(program) ended with status \(process.terminationStatus) and made no PDF; "
          + "take --format html and print that")
    }
    return SettledPDF.bytes(of: bytes)
  }
}
