import Testing

@testable import LMDB

/// Puts and scans of one write transaction share cursors, which LMDB has to keep in step with every
/// change. A plain dictionary says what should be there.
@Suite struct IdleCursorTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: UInt64(1)...8)
  func aLongTransactionHoldsWhatADictionaryWould(seed: UInt64) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    var model: [UInt64: Int] = [:]
    try environment.write { transaction in
      model = [:]
      var dice = Dice(state: seed)
      for _ in 0..<4_000 {
        try Self.step(&transaction, table, &model, &dice)
        // A look at the last entry at or below a number, as an append looks for the last revision.
        let limit = dice.roll(below: 3_000)
        let found = try Self.last(upTo: limit, in: table, transaction)
        let expected = model.keys.filter { $0 <= limit }.max()
        #expect(found == expected)
      }
    }
    #expect(try environment.numbers(in: table) == model.keys.sorted())
    for (key, size) in model {
      #expect(try environment.read { try $0.get(key, in: table)?.byteCount } == size)
    }
  }

  /// One change, the same in both.
  private static func step(
    _ transaction: inout WriteTransaction, _ table: Table, _ model: inout [UInt64: Int],
    _ dice: inout Dice
  ) throws {
    let key = dice.roll(below: 2_000)
    // Some fill a page, so that the tree grows and shrinks by whole levels.
    let size = Int(dice.roll(below: 10) == 0 ? 1_500 : dice.roll(below: 200))
    switch dice.roll(below: 200) {
    case 0..<90:
      let end = (model.keys.max() ?? 0) + 1
      try transaction.put(end, bytes: size, in: table, .append)
      model[end] = size
    case 90..<120:
      try transaction.put(key, bytes: size, in: table)
      model[key] = size
    case 120..<140:
      let isThere = model[key] != nil
      if isThere {
        #expect(throws: LMDBError.self) {
          try transaction.put(key, bytes: size, in: table, .insert)
        }
      } else {
        try transaction.put(key, bytes: size, in: table, .insert)
        model[key] = size
      }
    case 140..<199:
      let victim = dice.roll(below: 2) == 0 ? key : model.keys.max() ?? key
      let wasThere = try transaction.delete(victim, in: table)
      #expect(wasThere == (model.removeValue(forKey: victim) != nil))
    default:
      try transaction.clear(table)
      model = [:]
    }
  }

  private static func last(
    upTo limit: UInt64, in table: Table, _ transaction: borrowing WriteTransaction
  ) throws -> UInt64? {
    var found: UInt64?
    try transaction.forEach(in: table, from: limit, backwards: true) { (key: UInt64, _) in
      found = key
      return false
    }
    return found
  }

  @Test func scansWithinAScanEachKeepTheirPlace() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    var pairs: [[UInt64]] = []
    try environment.write { transaction in
      pairs = []
      for key in 0..<UInt64(3) { try transaction.put(key, bytes: 1, in: table) }
      try transaction.forEach(in: table) { (outer: UInt64, _) in
        try transaction.forEach(in: table) { (inner: UInt64, _) in
          pairs.append([outer, inner])
          return true
        }
        return true
      }
      try transaction.put(3, bytes: 1, in: table, .append)
    }
    #expect(pairs == (0..<UInt64(3)).flatMap { outer in (0..<3).map { [outer, $0] } })
    #expect(try environment.numbers(in: table) == [0, 1, 2, 3])
  }
}
