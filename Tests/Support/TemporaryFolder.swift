import Foundation

/// A folder for the files of one test, removed with everything in it.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("grievance-ledger-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  public func file(_ name: String) -> String { path + "/" + name }

  /// Copies files of another folder into this one.
  public func copy(_ names: [String], from folder: String) throws {
    for name in names {
      try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: file(name))
    }
  }
}
