public import Documents

#if XLSX
  internal import CXLSXWriter
#endif

/// Why a workbook was not written.
public enum WorkbookError: Error, Hashable, CustomStringConvertible {
  /// The program was built without the package trait `XLSX`.
  case notBuilt
  /// What libxlsxwriter answered, and the file.
  case failed(code: Int, path: String)

  public var description: String {
    switch self {
    case .notBuilt:
      "this grm was built without XLSX; install libxlsxwriter-dev and build with --traits XLSX, "
        + "or take --format csv"
    case .failed(let code, let path):
      "the workbook \(path) cannot be written (libxlsxwriter error \(code))"
    }
  }
}

/// A document as an Excel workbook: what it is about on the first sheet, a sheet a table.
///
/// The same document gives the same bytes: the date of creation is fixed. Texts are written as texts,
/// so that none is run as a formula.
public enum Workbook {
  /// Whether the program was built with the trait.
  public static var isBuilt: Bool {
    #if XLSX
      true
    #else
      false
    #endif
  }

  /// - Parameter path: the file, which is replaced where it exists.
  /// - Throws: `WorkbookError`, and what going through a table's rows throws.
  public static func write(_ document: Document, to path: String) throws {
    #if XLSX
      let writer = try WorkbookWriter(path, title: document.title)
      do { try writer.write(document) } catch {
        try? writer.close()
        throw error
      }
      try writer.close()
    #else
      throw WorkbookError.notBuilt
    #endif
  }
}
