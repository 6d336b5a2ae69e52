import LedgerTesting
import Testing
import WorkingDays

@testable import Projection

@Suite struct CellTests {
  private func random(_ generator: inout SeededGenerator) -> Cell {
    func byte(_ generator: inout SeededGenerator) -> UInt8 {
      UInt8.random(in: generator.chance(70) ? 0...2 : 0...255, using: &generator)
    }
    let day: CivilDay =
      generator.chance(10)
      ? .distantPast
      : generator.chance(10)
        ? .distantFuture
        : CivilDay(daysSince1970: .random(in: -2...2, using: &generator))
    return Cell(
      measure: UInt16.random(in: 0...2, using: &generator), day: day, byte(&generator),
      byte(&generator), byte(&generator), byte(&generator),
      bucket: UInt32.random(in: 0...3, using: &generator))
  }

  @Test func everyPartComesBack() {
    let day = CivilDay.of("1969-12-30")
    let cell = Cell(measure: 0xABCD, day: day, 1, 2, 3, 4, 5, 6, bucket: .max)
    #expect(cell.measure == 0xABCD && cell.day == day && cell.bucket == .max)
    #expect((0..<6).map { cell[$0] } == [1, 2, 3, 4, 5, 6])
  }

  /// By measure, then day, then dimensions, then bucket; stored bytes sort alike.
  @Test func cellsSortByTheirPartsAndSoDoTheirBytes() throws {
    try withSeed { generator in
      for _ in 0..<4_000 {
        let left = random(&generator)
        let right = random(&generator)
        func parts(_ cell: Cell) -> [Int64] {
          [Int64(cell.measure), Int64(cell.day.daysSince1970)]
            + (0..<6).map { Int64(cell[$0]) } + [Int64(cell.bucket)]
        }
        let isBefore = parts(left).lexicographicallyPrecedes(parts(right))
        try #require((left < right) == isBefore)
        let bytes = stored(left)
        try #require(bytes.lexicographicallyPrecedes(stored(right)) == isBefore)
        let group = ViewKey.group(bytes.raw.extracting(0..<7))
        let read = CellGroup(bytes.raw.extracting(7..<25), key: left.group)
        try #require(group == left.group && read?.sums.map(\.cell) == [left])
        try #require(read?.sums.first?.sum == -7)
      }
    }
  }

  /// The key of its group, and what the group has of it.
  private func stored(_ cell: Cell) -> [UInt8] {
    var bytes = ViewKey.group(cell.group)
    CellGroup.append(cell, -7, to: &bytes)
    return bytes
  }

  @Test func bytesThatAreNotThoseOfCellsAreNoGroup() {
    let bytes = [UInt8](repeating: 0, count: 17)
    let (group, key) = (CellGroup(bytes.raw, key: 1), ViewKey.group(bytes.raw))
    #expect(group == nil && key == nil)
  }

  /// In order, one after the other, as with a table of all.
  @Test func groupsAndTablesAddUpAlike() throws {
    try withSeed { generator in
      for _ in 0..<200 {
        var (group, sums) = (CellGroup(), Cells())
        for _ in 0..<4 {
          var changes = Cells()
          for _ in 0..<Int.random(in: 0...20, using: &generator) {
            let cell = Cell(
              measure: 1, day: .of("2024-01-15"), .random(in: 0...2, using: &generator),
              bucket: .random(in: 0...3, using: &generator))
            changes.add(.random(in: -2...2, using: &generator), to: cell)
          }
          group.add(changes.ordered[...])
          sums.add(changes)
        }
        let key = Cell(measure: 1, day: .of("2024-01-15")).group
        let read = try #require(CellGroup(group.bytes.raw, key: key)?.sums)
        try #require(read.map(\.cell) == sums.ordered.map(\.cell))
        try #require(read.map(\.sum) == sums.ordered.map(\.sum))
      }
    }
  }

  /// Many at a time or one by one: the table grows on the way.
  @Test func talliesAddUpAsTheirCountsDo() throws {
    try withSeed { generator in
      for size in [1, 40, 3_000] {
        var (together, oneByOne, tally) = (Cells(), Cells(), Tally())
        for _ in 0..<size {
          let cell = random(&generator)
          let weight = Int.random(in: -1...2, using: &generator)
          tally.add(cell, weight)
          oneByOne.add(Int64(weight), to: cell)
        }
        for _ in 0..<2 { together.add(tally) }
        oneByOne.add(oneByOne)
        try #require(together == oneByOne)
      }
    }
  }

  @Test func aCellWhoseSumIsZeroIsNotHeld() {
    var cells = Cells()
    let cell = Cell(measure: 1, day: .of("2024-01-15"))
    cells.add(2, to: cell)
    cells.add(-2, to: cell)
    #expect(cells == Cells() && cells.sums.isEmpty)
    var tally = Tally()
    tally.add(cell, 0)
    #expect(tally.counts.isEmpty)
  }
}
