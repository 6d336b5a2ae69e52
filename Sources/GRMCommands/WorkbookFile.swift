internal import Documents
internal import Foundation
internal import XLSX

/// A document as a workbook, where the program was built with it.
enum WorkbookFile {
  /// - Throws: `WorkbookError` where the program was built without it, or it cannot be written.
  static func bytes(of document: Document) throws -> Data {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("grm-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Workbook.write(document, to: path)
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Failure(.inputOutput, "the workbook cannot be read back from \(path)")
    }
    return bytes
  }
}
