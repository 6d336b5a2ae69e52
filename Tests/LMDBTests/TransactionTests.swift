import Testing

@testable import LMDB

@Suite struct TransactionTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func whatIsWrittenIsReadBackAlsoAfterReopening() throws {
    var environment = try folder.open()
    var table = try environment.made("words")
    try environment.write { try $0.put("a", "first", in: table) }
    #expect(try environment.text("a", in: table) == "first")
    #expect(try environment.text("b", in: table) == nil)
    environment.close()
    environment = try folder.open()
    defer { environment.close() }
    table = try #require(try environment.table("words", keys: .bytes, create: false))
    #expect(try environment.text("a", in: table) == "first")
  }

  @Test func anEmptyValueIsAValue() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { try $0.put("a", "", in: table) }
    #expect(try environment.text("a", in: table) == "")
  }

  @Test func integerKeysAreOrderedAsNumbers() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    let keys: [UInt64] = [256, 0, 255, .max, 1, 1 << 40, 65536]
    try environment.write { transaction in
      for key in keys { try transaction.put(key, bytes: 3, in: table) }
    }
    #expect(try environment.numbers(in: table) == keys.sorted())
    #expect(try environment.numbers(in: table, backwards: true) == keys.sorted().reversed())
    let size = try environment.read { try $0.get(1 << 40, in: table)?.byteCount }
    #expect(size == 3)
  }

  @Test func byteKeysAreOrderedAsUnsignedBytes() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { transaction in
      for key in ["b", "aa", "a", "é", "B"] { try transaction.put(key, "", in: table) }
    }
    #expect(try environment.texts(in: table) == ["B", "a", "aa", "b", "é"])
  }

  @Test(
    arguments: [
      (UInt64?.none, false, [10, 20, 30]), (nil, true, [30, 20, 10]),
      (0, false, [10, 20, 30]), (0, true, []),
      (10, false, [10, 20, 30]), (10, true, [10]),
      (11, false, [20, 30]), (11, true, [10]),
      (20, false, [20, 30]), (20, true, [20, 10]),
      (30, false, [30]), (30, true, [30, 20, 10]),
      (31, false, []), (31, true, [30, 20, 10]),
      (.max, false, []), (.max, true, [30, 20, 10]),
    ] as [(UInt64?, Bool, [UInt64])])
  func numbersBeginAtTheRightEdge(_ start: UInt64?, _ backwards: Bool, _ found: [UInt64]) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    #expect(try environment.numbers(in: table, from: start, backwards: backwards) == [])
    try environment.write { transaction in
      for key: UInt64 in [10, 20, 30] { try transaction.put(key, bytes: 1, in: table) }
    }
    #expect(try environment.numbers(in: table, from: start, backwards: backwards) == found)
  }

  @Test(
    arguments: [
      (String?.none, false, ["b", "bb", "d"]), (nil, true, ["d", "bb", "b"]),
      ("", false, ["b", "bb", "d"]), ("", true, []),
      ("a", false, ["b", "bb", "d"]), ("a", true, []),
      ("b", false, ["b", "bb", "d"]), ("b", true, ["b"]),
      ("ba", false, ["bb", "d"]), ("ba", true, ["b"]),
      ("d", false, ["d"]), ("d", true, ["d", "bb", "b"]),
      ("da", false, []), ("da", true, ["d", "bb", "b"]),
    ] as [(String?, Bool, [String])])
  func textsBeginAtTheRightEdge(_ start: String?, _ backwards: Bool, _ found: [String]) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    #expect(try environment.texts(in: table, from: start, backwards: backwards) == [])
    try environment.write { transaction in
      for key in ["b", "bb", "d"] { try transaction.put(key, "", in: table) }
    }
    #expect(try environment.texts(in: table, from: start, backwards: backwards) == found)
  }

  @Test func forEachStopsWhereItsBodySaysSo() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key in 0..<UInt64(5000) { try transaction.put(key, bytes: 16, in: table, .append) }
    }
    var seen = 0
    try environment.read { transaction in
      #expect(try transaction.count(of: table) == 5000)
      try transaction.forEach(in: table, from: UInt64?.none) { (key: UInt64, _) in
        seen += 1
        return key < 4000
      }
    }
    #expect(seen == 4001)
  }

  @Test func insertRefusesAKeyThatIsThereAndTheTransactionGoesOn() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { transaction in
      try transaction.put("a", "old", in: table, .insert)
      #expect(throws: LMDBError.keyExists(path: environment.path, table: "words")) {
        try transaction.put("a", "new", in: table, .insert)
      }
      try transaction.put("b", "other", in: table, .insert)
    }
    #expect(try environment.text("a", in: table) == "old")
    #expect(try environment.text("b", in: table) == "other")
  }

  @Test func appendRefusesAKeyThatIsNotTheLast() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      try transaction.put(7, bytes: 1, in: table, .append)
      for key: UInt64 in [6, 7] {
        #expect(throws: LMDBError.outOfOrder(path: environment.path, table: "numbers")) {
          try transaction.put(key, bytes: 1, in: table, .append)
        }
      }
      try transaction.put(8, bytes: 1, in: table, .append)
    }
    #expect(try environment.numbers(in: table) == [7, 8])
  }

  @Test func deleteAndClearTakeEntriesAway() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key: UInt64 in [1, 2, 3] { try transaction.put(key, bytes: 1, in: table) }
      let first = try transaction.delete(2, in: table)
      let again = try transaction.delete(2, in: table)
      #expect(first && !again)
    }
    #expect(try environment.numbers(in: table) == [1, 3])
    try environment.write { try $0.clear(table) }
    #expect(try environment.numbers(in: table) == [])
  }

  @Test func aBodyThatThrowsLeavesNothingAndItsErrorComesBack() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    #expect(throws: Refusal()) {
      try environment.write { transaction in
        try transaction.put("a", "lost", in: table)
        throw Refusal()
      }
    }
    #expect(try environment.text("a", in: table) == nil)
  }

  @Test func aReadInsideAWriteSeesTheCommittedState() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { try $0.put("a", "old", in: table) }
    try environment.write { transaction in
      try transaction.put("a", "new", in: table)
      #expect(try environment.text("a", in: table) == "old")
    }
    #expect(try environment.text("a", in: table) == "new")
  }

  @Test func readsMayBeNested() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    try environment.write { try $0.put("a", "x", in: table) }
    let value = try environment.read { _ in
      try environment.read { _ in try environment.text("a", in: table) }
    }
    #expect(value == "x")
  }

  @Test func aWriteInsideAWriteIsRefused() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let error = LMDBError.nestedWrite(path: environment.path)
    #expect(throws: error) {
      try environment.write { _ in try environment.write { _ in } }
    }
    #expect(throws: error) {
      try environment.write { _ in _ = try environment.table("new", keys: .bytes, create: true) }
    }
  }

  @Test func aWriteInsideAReadIsRefused() throws {
    let environment = try folder.open()
    defer { environment.close() }
    #expect(throws: LMDBError.writeInsideRead(path: environment.path)) {
      try environment.read { _ in try environment.write { _ in } }
    }
  }

  @Test func keysOfImpossibleSizeAreRefused() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    for size in [0, 512] {
      #expect(throws: LMDBError.keySize(path: environment.path, table: "words", bytes: size)) {
        try environment.write { try $0.put(String(repeating: "k", count: size), "", in: table) }
      }
    }
    try environment.write { try $0.put(String(repeating: "k", count: 511), "", in: table) }
  }

  @Test func aTableOfAnotherEnvironmentOrKindIsRefused() throws {
    let environment = try folder.open()
    let other = try folder.open("other.mdb")
    defer {
      environment.close()
      other.close()
    }
    let table = try environment.made("words")
    #expect(throws: LMDBError.foreignTable(path: other.path, table: "words")) {
      try other.text("a", in: table)
    }
    #expect(throws: LMDBError.wrongKeyKind(path: environment.path, table: "words")) {
      try environment.numbers(in: table)
    }
    #expect(throws: LMDBError.tableMismatch(path: environment.path, table: "words")) {
      _ = try environment.table("words", keys: .integer, create: false)
    }
  }

  @Test func aTableKeepsItsOrderAcrossOpenings() throws {
    var environment = try folder.open()
    _ = try environment.made("numbers", .integer)
    environment.close()
    environment = try folder.open()
    defer { environment.close() }
    #expect(throws: LMDBError.tableMismatch(path: environment.path, table: "numbers")) {
      _ = try environment.table("numbers", keys: .bytes, create: true)
    }
    #expect(try environment.table("absent", keys: .bytes, create: false) == nil)
    #expect(try environment.table("numbers", keys: .integer, create: false) != nil)
  }
}
