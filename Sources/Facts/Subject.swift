/// What a fact is about: eight bytes, of which the highest names the kind of subject.
///
/// Layout of the number: bits 56-63 the kind, bits 48-55 zero, bits 0-47 by kind. A grievance holds
/// its year in bits 32-47 and its number in bits 0-31, so that subjects sort by year and number.
public struct Subject: Sendable, Hashable, Comparable {
  public let rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The kinds of subject that have a code; see `docs/format.md`.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case ledger = 0
    case grievance = 1
    case calendar = 2
    case policy = 3
    case staff = 4
    case organisation = 5
    case engagement = 6
    case report = 7
  }

  /// The ledger itself, subject of the genesis fact.
  public static let ledger = Subject(kind: .ledger, number: 0)

  /// The working calendar: one subject, so that two people cannot decide on it unaware of each other.
  public static let calendar = Subject(kind: .calendar, number: 0)

  /// The policy of the mechanism: its limits and their basis.
  public static let policy = Subject(kind: .policy, number: 0)

  /// A subject of a kind that is numbered plainly. Only the lowest 48 bits of the number are kept.
  public init(kind: Kind, number: UInt64) {
    self.rawValue = UInt64(kind.rawValue) << 56 | (number & 0xFFFF_FFFF_FFFF)
  }

  /// The kind, or nil where this program knows no such kind, or bits that must be zero are not.
  public var kind: Kind? {
    rawValue >> 48 & 0xFF == 0 ? Kind(rawValue: UInt8(rawValue >> 56)) : nil
  }
}

extension Subject {
  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The registered number of a grievance, such as `7/2024`: counted from 1 in each year.
public struct GrievanceNumber: Sendable, Hashable, Comparable {
  public let year: UInt16
  public let number: UInt32

  @inlinable public init(year: UInt16, number: UInt32) {
    self.year = year
    self.number = number
  }

  /// Reads `7/2024`: a number from 1 without leading zeros, a slash, a year of four digits.
  // Inlinable, so that it is made for the type of text it is given; a register has one in each row.
  @inlinable public init?(_ text: some StringProtocol) {
    var number: UInt32 = 0
    var year: UInt16 = 0
    var yearDigits = 0
    var isInYear = false
    var place = 0
    for byte in text.utf8 {
      defer { place += 1 }
      switch byte {
      case UInt8(ascii: "0") where place == 0: return nil
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if isInYear {
          guard yearDigits < 4 else { return nil }
          yearDigits += 1
          year = year * 10 + UInt16(digit)
        } else {
          let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 10)
          let (sum, overflows) = shifted.addingReportingOverflow(UInt32(digit))
          guard !isTooLarge, !overflows else { return nil }
          number = sum
        }
      case UInt8(ascii: "/") where place > 0 && !isInYear: isInYear = true
      default: return nil
      }
    }
    guard yearDigits == 4, year > 0 else { return nil }
    self.init(year: year, number: number)
  }

  /// The number that a subject stands for, or nil where the subject is no grievance.
  public init?(_ subject: Subject) {
    guard subject.kind == .grievance else { return nil }
    self.init(
      year: UInt16(truncatingIfNeeded: subject.rawValue >> 32),
      number: UInt32(truncatingIfNeeded: subject.rawValue))
  }

  public var subject: Subject {
    Subject(kind: .grievance, number: UInt64(year) << 32 | UInt64(number))
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension GrievanceNumber: CustomStringConvertible {
  /// As it is read: the year has four digits.
  public var description: String {
    let digits = String(year)
    return "\(number)/" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Subject: CustomStringConvertible {
  /// `7/2024` for a grievance, `calendar`, `policy` and so on for others; never a person's name.
  public var description: String {
    if let grievance = GrievanceNumber(self) { return grievance.description }
    let number = rawValue & 0xFFFF_FFFF_FFFF
    guard let kind else { return "subject \(rawValue >> 56)-\(number)" }
    switch kind {
    case .ledger, .calendar, .policy: return "\(kind)"
    case .grievance, .staff, .organisation, .engagement, .report: return "\(kind) \(number)"
    }
  }
}
