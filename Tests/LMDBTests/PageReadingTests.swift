import Testing

@testable import LMDB

/// Scans and finders read the pages of the file themselves; a plain dictionary says what they must find.
@Suite struct PageReadingTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A value that can be told from those of other keys.
  private static func value(_ key: UInt64, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: key &+ UInt64($0)) }
  }

  private static func bytes(_ key: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64(56 - 8 * $0)) }
  }

  /// Some values lie on pages of their own, some keys go again, so that pages are filled unevenly.
  private static func randomModel(_ dice: inout Dice) -> [UInt64: [UInt8]] {
    var model: [UInt64: [UInt8]] = [:]
    for _ in 0..<3_000 {
      let key = dice.roll(below: 100_000)
      let size = dice.roll(below: 20) == 0 ? 2_000 + dice.roll(below: 9_000) : dice.roll(below: 300)
      model[key] = value(key, Int(size))
    }
    return model
  }

  @Test(arguments: UInt64(1)...6)
  func aScanHandsOutEachEntryOnceAndInOrder(seed: UInt64) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let numbers = try environment.made("numbers", .integer)
    let words = try environment.made("words")
    var dice = Dice(state: seed)
    let model = Self.randomModel(&dice)
    for part in 0..<3 as Range<UInt64> {
      try environment.write { transaction in
        for (key, value) in model where key % 3 == part {
          try transaction.put(key, value.span.raw, in: numbers)
          try transaction.put(Self.bytes(key).span.raw, value.span.raw, in: words)
        }
      }
    }
    let keys = model.keys.sorted()
    for _ in 0..<30 {
      let start = dice.roll(below: 100_000)
      let limit = Int(dice.roll(below: 4) == 0 ? 100_000 : dice.roll(below: 300))
      let expected = Array(keys.filter { $0 >= start }.prefix(limit))
      try environment.read { transaction in
        var found: [UInt64] = []
        try transaction.forEach(in: numbers, from: start) { (key: UInt64, value) in
          guard found.count < limit else { return false }
          found.append(key)
          return value.array == model[key]
        }
        #expect(found == expected)
        found = []
        let first = Self.bytes(start)
        try transaction.forEach(in: words, from: first.span.raw) { key, value in
          guard found.count < limit else { return false }
          found.append((0..<8).reduce(0) { $0 << 8 | UInt64(key.byte(at: $1)) })
          return value.array == model[found[found.count - 1]]
        }
        #expect(found == expected)
      }
    }
  }

  @Test(arguments: UInt64(1)...4)
  func aCopyHoldsWhatAScanHandsOut(seed: UInt64) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("words")
    var dice = Dice(state: seed)
    let keys = Set((0..<5_000).map { _ in dice.roll(below: 100_000) }).sorted()
    let odd = seed % 2 == 0 ? keys[Int(dice.roll(below: UInt64(keys.count)))] : nil
    for part in 0..<3 as Range<UInt64> {
      try environment.write { transaction in
        for key in keys where key % 3 == part {
          let value = Self.value(key, key == odd ? 7 : 6)
          try transaction.put(Self.bytes(key).span.raw, value.span.raw, in: table)
        }
      }
    }
    var copied: [UInt8] = [1]
    for _ in 0..<60 {
      let start = dice.roll(below: 100_010)
      let limit = 1 + Int(dice.roll(below: dice.roll(below: 3) == 0 ? 6_000 : 300))
      let expected = Array(
        keys.drop { $0 < start }.prefix(limit).prefix { $0 != odd }
          .flatMap { Self.bytes($0) + Self.value($0, 6) })
      let count = try environment.read { transaction in
        try transaction.copy(
          to: &copied, limit, of: table, from: Self.bytes(start).span.raw, keyByteCount: 8,
          valueByteCount: 6)
      }
      #expect(copied.count == limit * 14)
      #expect(Array(copied.prefix(count * 14)) == expected)
    }
  }

  /// In any order, also where the file was not filled in the order of its numbers.
  @Test(arguments: UInt64(1)...6)
  func aFinderFindsWhatIsThere(seed: UInt64) throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    var dice = Dice(state: seed)
    let count = 20_000 as UInt64
    let isFilledInOrder = seed % 2 == 0
    let values = (0..<count).map { Self.value($0, 128) }
    var keys = Array(0..<count)
    if !isFilledInOrder { keys.sort { $0 &* 0x9E37_79B9_7F4A_7C15 < $1 &* 0x9E37_79B9_7F4A_7C15 } }
    for part in 0..<4 {
      try environment.write { transaction in
        for key in keys[part * 5_000..<(part + 1) * 5_000] {
          let value = values[Int(key)]
          try transaction.put(
            key, value.span.raw, in: table, isFilledInOrder ? .append : .upsert)
        }
      }
    }
    let removed = seed > 4 ? Set((0..<50).map { _ in dice.roll(below: count) }) : []
    try environment.write { transaction in
      for key in removed { try transaction.delete(key, in: table) }
    }
    var memory = FinderMemory()
    try environment.read { transaction in
      try transaction.withFinder(of: table, byteCount: 128, &memory) { finder in
        for _ in 0..<30 {
          let wanted = (0..<100).map { _ in dice.roll(below: count + 5) }
          let missing = wanted.firstIndex { $0 >= count || removed.contains($0) }
          let isAllThere = try finder.find(wanted[...])
          #expect(isAllThere == (missing == nil))
          #expect(finder.count == missing ?? wanted.count)
          for place in 0..<finder.count {
            let span = finder[place]
            let found = span.array
            #expect(found == values[Int(wanted[place])])
          }
        }
      }
    }
  }

  /// What a finder hands on to the next holds as long as nothing is written, and no longer.
  @Test func aFinderThatRemembersAnOlderStateFindsTheNewOne() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    var memory = FinderMemory()
    var count: UInt64 = 0
    for step in 0..<40 as Range<UInt64> {
      try environment.write { transaction in
        for key in count..<count + 61 {
          try transaction.put(key, Self.value(key, 128).span.raw, in: table, .append)
        }
        // Moves pages that were read in place before.
        let key = step * 7
        try transaction.put(key, Self.value(key &+ step, 128).span.raw, in: table)
      }
      count += 61
      for _ in 0..<2 {
        try environment.read { transaction in
          try transaction.withFinder(of: table, byteCount: 128, &memory) { finder in
            let found = try finder.find(Array(0..<count)[...])
            #expect(found)
            for key in 0..<count {
              let changed = key % 7 == 0 && key / 7 <= step
              let span = finder[Int(key)]
              #expect(span.array == Self.value(changed ? key &+ key / 7 : key, 128))
            }
          }
        }
      }
    }
  }

  @Test func aFinderTakesNoValueOfAnotherSize() throws {
    let environment = try folder.open()
    defer { environment.close() }
    let table = try environment.made("numbers", .integer)
    try environment.write { transaction in
      for key in 0..<200 as Range<UInt64> {
        try transaction.put(key, Self.value(key, key == 77 ? 127 : 128).span.raw, in: table)
      }
    }
    var memory = FinderMemory()
    try environment.read { transaction in
      try transaction.withFinder(of: table, byteCount: 128, &memory) { finder in
        let found = (try finder.find([76, 77, 78]), finder.count)
        #expect(found == (false, 1))
        let others = try finder.find([76, 78])
        #expect(others)
      }
    }
  }
}

extension RawSpan {
  fileprivate var array: [UInt8] { unsafe withUnsafeBytes { unsafe [UInt8]($0) } }

  fileprivate func byte(at offset: Int) -> UInt8 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }
}
