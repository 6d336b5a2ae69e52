internal import Facts
internal import Grievances
public import Projection
internal import WorkingDays

extension KPICounts {
  /// One grievance, as far as it is counted.
  public struct Row: ProjectionRow {
    var receivedOn = CivilDay.distantPast
    var receivedUntil = CivilDay.distantPast
    var resolvedOn: CivilDay?
    /// Since when it is no longer open.
    var closedOn: CivilDay?
    /// When it first went to mediation.
    var mediatedOn: CivilDay?
    var channel = Channel.unknown
    var type = GrievanceType.unknown
    var outcome = Outcome.unknown
    var standing = Standing()
    var isOpenAtStart = false
    var isReceivedInWindow = false
    /// How often each of these happened in the window.
    var reopened: UInt16 = 0
    var unrelated: UInt16 = 0
    var duplicate: UInt16 = 0
    var withdrawn: UInt16 = 0
    var resolved: UInt16 = 0

    /// How often each step was taken in the window, by its number; the first place is not used.
    fileprivate var steps: InlineArray<16, UInt8> = InlineArray(repeating: 0)

    public init() {}

    /// Beyond 255 of one step in one grievance it counts no further.
    mutating func take(_ step: Step) {
      let place = Int(step.rawValue)
      if steps[place] < .max { steps[place] += 1 }
    }

    func count(_ step: Step) -> Int { Int(steps[Int(step.rawValue)]) }

    /// Counts a change of status in the window.
    mutating func move(from old: Status, to new: Status) {
      guard new != old else { return }
      switch new {
      case .resolving: reopened &+= 1
      case .unrelated: unrelated &+= 1
      case .duplicate: duplicate &+= 1
      case .withdrawn: withdrawn &+= 1
      case .resolved: resolved &+= 1
      }
    }

    func count(_ flow: Flow) -> Int {
      switch flow {
      case .openAtStart: isOpenAtStart ? 1 : 0
      case .received: isReceivedInWindow ? 1 : 0
      case .reopened: Int(reopened)
      case .unrelated: Int(unrelated)
      case .duplicate: Int(duplicate)
      case .withdrawn: Int(withdrawn)
      case .resolved: Int(resolved)
      case .openAtEnd: standing.isOpen ? 1 : 0
      }
    }
  }
}

extension KPICounts.Row {
  // offset size                   12  1  channel
  //   0   4  receivedOn           13  1  type
  //   4   4  receivedUntil        14  1  standing
  //   8   4  resolvedOn           15  1  1 open at start, 2 received in the window
  //                               16 10  reopened, unrelated, duplicate, withdrawn, resolved
  //                               26  1  outcome
  //                               27 16  steps
  //                               43  4  closedOn
  //                               47  4  mediatedOn
  public static let byteCount = 51

  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount,
      let channel = Channel(rawValue: bytes.unsignedByte(at: 12)),
      let type = GrievanceType(rawValue: bytes.unsignedByte(at: 13)),
      let standing = Standing(code: bytes.unsignedByte(at: 14)),
      let outcome = Outcome(rawValue: bytes.unsignedByte(at: 26))
    else { return nil }
    receivedOn = CivilDay(daysSince1970: bytes.signedInteger(at: 0))
    receivedUntil = CivilDay(daysSince1970: bytes.signedInteger(at: 4))
    resolvedOn = bytes.day(at: 8)
    self.channel = channel
    self.type = type
    self.standing = standing
    isOpenAtStart = bytes.unsignedByte(at: 15) & 1 != 0
    isReceivedInWindow = bytes.unsignedByte(at: 15) & 2 != 0
    reopened = bytes.unsignedShort(at: 16)
    unrelated = bytes.unsignedShort(at: 18)
    duplicate = bytes.unsignedShort(at: 20)
    withdrawn = bytes.unsignedShort(at: 22)
    resolved = bytes.unsignedShort(at: 24)
    self.outcome = outcome
    for place in 0..<16 { steps[place] = bytes.unsignedByte(at: 27 + place) }
    closedOn = bytes.day(at: 43)
    mediatedOn = bytes.day(at: 47)
  }

  public func append(to bytes: inout [UInt8]) {
    bytes.append(receivedOn)
    bytes.append(receivedUntil)
    bytes.append(resolvedOn)
    bytes += [channel.rawValue, type.rawValue, standing.code]
    bytes.append((isOpenAtStart ? 1 : 0) | (isReceivedInWindow ? 2 : 0))
    for count in [reopened, unrelated, duplicate, withdrawn, resolved] {
      bytes.appendLittleEndian(count)
    }
    bytes.append(outcome.rawValue)
    for place in 0..<16 { bytes.append(steps[place]) }
    bytes.append(closedOn)
    bytes.append(mediatedOn)
  }

  public static func == (left: Self, right: Self) -> Bool {
    var (first, second): ([UInt8], [UInt8]) = ([], [])
    left.append(to: &first)
    right.append(to: &second)
    return first == second
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(receivedOn)
    hasher.combine(standing)
  }
}
