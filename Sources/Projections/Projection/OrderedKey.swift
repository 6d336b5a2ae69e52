internal import Facts
public import WorkingDays

/// A place in a view's ordered list: soonest day first, then the code.
public struct OrderedKey: Sendable, Hashable, Comparable {
  public let day: CivilDay
  /// What is to be done by that day; its meaning is the projection's.
  public let code: UInt8

  public init(day: CivilDay, code: UInt8) {
    self.day = day
    self.code = code
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.day, left.code) < (right.day, right.code)
  }
}

/// A subject at its place in the ordered list.
struct ListedSubject: Sendable, Hashable, Comparable {
  let key: OrderedKey
  let subject: Subject

  static func < (left: Self, right: Self) -> Bool {
    (left.key, left.subject) < (right.key, right.subject)
  }

  /// The day (4 bytes, highest first, sign turned), the code (1), the subject (8, highest first).
  static let byteCount = 13

  func append(to bytes: inout [UInt8]) {
    bytes.appendBigEndian(UInt32(bitPattern: key.day.daysSince1970) ^ 0x8000_0000)
    bytes.append(key.code)
    bytes.appendBigEndian(subject.rawValue)
  }

  init(key: OrderedKey, subject: Subject) {
    self.key = key
    self.subject = subject
  }

  init(_ bytes: RawSpan, at offset: Int) {
    let ordered = bytes.unsignedInteger(at: offset).byteSwapped ^ 0x8000_0000
    key = OrderedKey(
      day: CivilDay(daysSince1970: Int32(bitPattern: ordered)),
      code: bytes.unsignedByte(at: offset + 4))
    subject = Subject(rawValue: bytes.unsignedWord(at: offset + 5).byteSwapped)
  }
}
