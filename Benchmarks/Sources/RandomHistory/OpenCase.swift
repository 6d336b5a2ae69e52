internal import Facts

/// A grievance about which something is still to be recorded.
struct OpenCase {
  private let life: GrievanceLife
  /// Given with the first step, the registration.
  private var number: GrievanceNumber?
  /// Where the facts recorded so far stand in the log.
  private var positions: [SequenceNumber] = []

  init(_ life: GrievanceLife) {
    self.life = life
    positions.reserveCapacity(life.steps.count)
  }

  var isFinished: Bool { positions.count == life.steps.count }

  /// Takes the next step.
  mutating func step(at position: SequenceNumber, _ numbers: inout NumberBook) -> Draft {
    let number = number ?? numbers.next(in: life.year)
    self.number = number
    let draft = life.draft(ofStep: positions.count, number: number, positions: positions)
    positions.append(position)
    return draft
  }
}

/// The numbers given so far, in each year from 1 without a gap.
struct NumberBook {
  private var last: [UInt16: UInt32] = [:]
  /// How many there are in all years.
  private(set) var count = 0

  mutating func next(in year: UInt16) -> GrievanceNumber {
    let number = last[year, default: 0] + 1
    last[year] = number
    count += 1
    return GrievanceNumber(year: year, number: number)
  }
}

/// The open cases, each at a place that the next one takes when it is finished.
struct OpenCases {
  private var cases: [OpenCase?] = []
  private var free: [Int] = []

  mutating func add(_ added: OpenCase) -> Int {
    guard let place = free.popLast() else {
      cases.append(added)
      return cases.count - 1
    }
    cases[place] = added
    return place
  }

  /// Takes the next step of a case, and forgets the case if that was its last.
  mutating func step(
    _ place: Int, at position: SequenceNumber, _ numbers: inout NumberBook
  ) -> Draft? {
    guard let draft = cases[place]?.step(at: position, &numbers) else { return nil }
    if cases[place]?.isFinished ?? true {
      cases[place] = nil
      free.append(place)
    }
    return draft
  }
}
