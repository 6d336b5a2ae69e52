import Testing

@testable import LMDB

@Suite struct LMDBErrorTests {
  @Test func everyDescriptionIsASentenceThatNamesTheFile() {
    let path = "ledger/log.mdb"
    let failure = LMDBError.Failure(path: path, operation: "write", code: 5, text: "I/O error")
    let errors: [LMDBError] = [
      .missing(path: path), .missingParent(path: path), .notAFile(path: path),
      .danglingLink(path: path), .emptyFile(path: path),
      .truncated(path: path, bytes: 1, expected: 2), .damaged(failure), .notPermitted(failure),
      .networkFileSystem(path: path, kind: "NFS"), .fileReplaced(path: path),
      .destinationExists(path: path), .conflictingOptions(path: path, what: "for reading only"),
      .closed(path: path), .readOnly(path: path), .readersFull(path: path, limit: 1),
      .diskFull(failure), .mapFull(path: path, bytes: 1), .outcomeUnknown(failure),
      .poisoned(path: path), .busy(path: path, waited: .seconds(5)), .nestedWrite(path: path),
      .writeInsideRead(path: path), .tablesFull(path: path, limit: 1),
      .tableName(path: path, name: "n"), .tableMismatch(path: path, table: "t"),
      .foreignTable(path: path, table: "t"), .wrongKeyKind(path: path, table: "t"),
      .keySize(path: path, table: "t", bytes: 0), .valueSize(path: path, table: "t", bytes: 0),
      .keyExists(path: path, table: "t"), .outOfOrder(path: path, table: "t"), .other(failure),
    ]
    for error in errors {
      #expect(error.description.contains(path))
      #expect(error.description.hasSuffix("."))
    }
    #expect(Set(errors.map(\.description)).count == errors.count)
  }

  @Test func codesKeepTheirNumberAndText() {
    let failure = LMDBError.Failure(
      path: "f", operation: "mdb_get", code: -30796,
      text: "MDB_CORRUPTED: Located page was wrong type")
    #expect(LMDBError.from(-30796, "mdb_get", path: "f") == .damaged(failure))
    #expect(LMDBError.from(-30795, "mdb_get", path: "f") == .poisoned(path: "f"))
    guard case .diskFull(let full) = LMDBError.from(28, "mdb_put", path: "f") else {
      Issue.record("ENOSPC is a full disk")
      return
    }
    #expect(full.code == 28 && full.text == "No space left on device")
  }
}
