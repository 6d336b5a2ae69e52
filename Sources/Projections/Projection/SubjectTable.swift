internal import Facts

/// Gives each subject of one kind a place in dense arrays, in the order of first sight.
///
/// Subjects are numbered one after another, so they are looked up by pages of 64 numbers; the page
/// used last is mostly the page used next. Costs 4 bytes a subject where numbers are dense.
struct SubjectTable {
  private(set) var subjects: [Subject] = []
  /// Open addressing: 0, or a page's number plus 1.
  private var slots: [UInt32]
  /// The number that the subjects of each page begin with, without its lowest six bits.
  private var pages: [UInt64] = []
  /// 64 to a page: 0, or a place plus 1.
  private var places: [UInt32] = []

  static let pageBits: UInt64 = 6

  init() { slots = Array(repeating: 0, count: 1_024) }

  var count: Int { subjects.count }

  mutating func place(of subject: Subject) -> Int {
    let page = page(of: subject.rawValue >> Self.pageBits)
    let index = page << Int(Self.pageBits) | Int(subject.rawValue & 63)
    let known = places[index]
    if known != 0 { return Int(known) - 1 }
    subjects.append(subject)
    places[index] = UInt32(subjects.count)
    return subjects.count - 1
  }

  private mutating func page(of number: UInt64) -> Int {
    var slot = Self.hash(number) & (slots.count - 1)
    while slots[slot] != 0 {
      let page = Int(slots[slot]) - 1
      if pages[page] == number { return page }
      slot = (slot + 1) & (slots.count - 1)
    }
    pages.append(number)
    places.append(contentsOf: repeatElement(0, count: 1 << Int(Self.pageBits)))
    slots[slot] = UInt32(pages.count)
    if 2 * pages.count > slots.count { grow() }
    return pages.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    for (page, number) in pages.enumerated() {
      var slot = Self.hash(number) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(page + 1)
    }
  }

  private static func hash(_ number: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// Hands over the places in the order of their subjects.
  func forEachInOrder(_ body: (Subject, Int) -> Void) {
    for page in pages.indices.sorted(by: { pages[$0] < pages[$1] }) {
      let start = page << Int(Self.pageBits)
      for index in start..<start + 1 << Int(Self.pageBits) where places[index] != 0 {
        let place = Int(places[index]) - 1
        body(subjects[place], place)
      }
    }
  }
}
