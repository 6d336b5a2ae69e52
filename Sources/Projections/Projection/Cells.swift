/// The sums of the tallies of some rows. A cell whose sum is 0 is not held.
///
/// A table with open addressing: millions of tallies go into some thousands of cells, and nobody
/// chooses a cell to make others slow.
public struct Cells: Sendable {
  private var slots: [Slot]
  /// Slots taken, also by cells whose sum has become 0.
  private var taken = 0

  private struct Slot {
    var cell = Cell.none
    var sum: Int64 = 0

    var isTaken: Bool { cell != .none }
  }

  public init() { slots = Array(repeating: Slot(), count: 64) }

  @usableFromInline mutating func add(_ tally: Tally) {
    // With room for all of them no slot moves meanwhile.
    makeRoom(for: tally.counts.count)
    let mask = slots.count - 1
    var added = 0
    var slots = slots.mutableSpan
    for count in tally.counts {
      var slot = Self.hash(count.cell) & mask
      while slots[slot].cell != count.cell, slots[slot].isTaken { slot = (slot + 1) & mask }
      if !slots[slot].isTaken {
        slots[slot].cell = count.cell
        added += 1
      }
      slots[slot].sum &+= Int64(count.weight)
    }
    taken += added
  }

  mutating func subtract(_ tally: Tally) {
    for count in tally.counts { add(-Int64(count.weight), to: count.cell) }
  }

  mutating func add(_ other: Cells) {
    guard taken > 0 else {
      self = other
      return
    }
    // Cells come in the order of their slots, and fill one part of the table before the others: without
    // room for all of them they would stand in long queues there.
    makeRoom(for: other.taken)
    for slot in other.slots where slot.isTaken { add(slot.sum, to: slot.cell) }
  }

  mutating func add(_ weight: Int64, to cell: Cell) {
    let slot = slot(of: cell)
    if slots[slot].isTaken {
      slots[slot].sum &+= weight
      return
    }
    slots[slot] = Slot(cell: cell, sum: weight)
    taken += 1
    if 2 * taken > slots.count { grow() }
  }

  /// A table is at most half full: where it is fuller, most cells are looked for in a second place.
  private mutating func makeRoom(for count: Int) {
    while 2 * (taken + count) > slots.count { resize(to: 2 * slots.count) }
  }

  private func slot(of cell: Cell) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(cell) & mask
    while slots[slot].isTaken, slots[slot].cell != cell { slot = (slot + 1) & mask }
    return slot
  }

  private static func hash(_ cell: Cell) -> Int {
    let mixed = (cell.high ^ cell.low &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & .max
  }

  /// Drops cells whose sum is 0, and doubles where that does not help.
  private mutating func grow() {
    let held = slots.count { $0.isTaken && $0.sum != 0 }
    resize(to: 4 * held > slots.count ? 2 * slots.count : slots.count)
  }

  private mutating func resize(to count: Int) {
    let old = slots
    slots = Array(repeating: Slot(), count: count)
    taken = 0
    for entry in old where entry.isTaken && entry.sum != 0 {
      slots[slot(of: entry.cell)] = entry
      taken += 1
    }
  }
}

extension Cell {
  /// What stands where there is no cell: no measure has the highest number.
  fileprivate static let none = Cell(high: .max, low: .max)
}

extension Cells {
  /// The sum of each cell.
  public var sums: [Cell: Int64] {
    var sums: [Cell: Int64] = [:]
    walk { sums[$0] = $1 }
    return sums
  }

  /// Hands over the cells in no order.
  public func walk(_ body: (Cell, Int64) throws -> Void) rethrows {
    for slot in slots where slot.isTaken && slot.sum != 0 { try body(slot.cell, slot.sum) }
  }

  /// The cells and their sums, in the order of the cells.
  public var ordered: [(cell: Cell, sum: Int64)] {
    var cells: [(cell: Cell, sum: Int64)] = []
    walk { cells.append(($0, $1)) }
    return cells.sorted { $0.cell < $1.cell }
  }

  /// The sum of the cells of a measure that a condition picks.
  public func sum(_ measure: UInt16, where condition: (Cell) -> Bool = { _ in true }) -> Int {
    var total = 0
    walk { cell, sum in
      if cell.measure == measure && condition(cell) { total += Int(sum) }
    }
    return total
  }

  /// The distribution of the buckets of a measure's cells.
  public func distribution(
    _ measure: UInt16, where condition: (Cell) -> Bool = { _ in true }
  ) -> Distribution {
    var distribution = Distribution()
    walk { cell, count in
      guard cell.measure == measure && condition(cell) else { return }
      distribution.add(Int(cell.bucket), count: Int(count))
    }
    return distribution
  }
}

extension Cells: Equatable {
  public static func == (left: Self, right: Self) -> Bool { left.sums == right.sums }
}
