import EventLog
import Facts
import Foundation
import Grievances
import Ledger
import RegisterImport
import Seal
import WorkingDays

/// A new ledger in a folder of its own, removed with everything in it.
final class ImportFolder {
  let ledger: Ledger
  private let path: String

  init(timeZone: String = "Asia/Ulaanbaatar") throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("grievance-ledger-import-\(UUID().uuidString)")
    path = folder.path
    ledger = try Ledger.create(
      in: path,
      identity: LedgerIdentity(
        project: "Imported", origin: "example.org/imported", timeZone: timeZone,
        coversFrom: nil))
  }

  deinit {
    ledger.log.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  var size: UInt64 { get throws { try ledger.log.read { $0.size } } }

  func facts(from first: UInt64) throws -> [Fact] {
    try ledger.log.read { snapshot in
      var facts: [Fact] = []
      try snapshot.forEachFact(from: SequenceNumber(first)) {
        facts.append($0)
        return true
      }
      return facts
    }
  }

  /// The log's own facts hash to the root that it keeps.
  func rootHolds() throws -> Bool {
    try ledger.log.read { snapshot in
      var frontier = MerkleFrontier()
      try snapshot.forEachRecord { _, bytes in
        frontier.append(leaf: Merkle.leaf(bytes))
        return true
      }
      return frontier.root == snapshot.head.root && frontier.size == snapshot.size
    }
  }
}

/// A register in memory that is handed over in chunks of any size, and may be exchanged meanwhile.
final class RegisterText {
  var text: String
  let chunkBytes: Int

  init(_ text: String, chunkBytes: Int = 1 << 20) {
    self.text = text
    self.chunkBytes = chunkBytes
  }

  func open() -> () -> [UInt8]? {
    var rest = Array(text.utf8)[...]
    return { [chunkBytes] in
      let chunk = rest.prefix(chunkBytes)
      rest = rest.dropFirst(chunkBytes)
      return chunk.isEmpty ? nil : Array(chunk)
    }
  }

  /// Rows of all kinds, as many as asked for.
  static func rows(_ count: Int) -> String {
    var text = "registered_no,received_on,status,stage,resolved_on,assigned_to,person,summary\n"
    for number in 1...count {
      let rest = [
        "unrelated,,,,,", "resolved,2,2024-02-05,3,Person \(number),", "resolving,3,,,,\"a, b\"",
        "resolved,,2024-03-01,A. Name,,asks",
      ]
      text += "\(number)/2024,2024-01-15,\(rest[number % rest.count])\n"
    }
    return text
  }
}
