public import WorkingDays

/// A reporting period: a year, half-year, quarter, month, or any range; both ends included.
public struct Period: Sendable, Hashable {
  public let from: CivilDay
  public let through: CivilDay
  /// How many months it has where it is a year, half-year, quarter or month; nil for a free range.
  private let wholeMonths: Int?

  /// Any range; nil where it ends before it begins.
  public init?(from: CivilDay, through: CivilDay) {
    guard from <= through else { return nil }
    self.init(from: from, through: through, wholeMonths: nil)
  }

  private init(from: CivilDay, through: CivilDay, wholeMonths: Int?) {
    self.from = from
    self.through = through
    self.wholeMonths = wholeMonths
  }

  /// So many whole months from the first of one.
  private init?(year: Int, month: Int, months: Int) {
    let next = year * 12 + month - 1 + months
    guard let from = CivilDay(year: year, month: month, day: 1),
      let after = CivilDay(year: next / 12, month: next % 12 + 1, day: 1)
    else { return nil }
    self.init(from: from, through: after.advanced(by: -1), wholeMonths: months)
  }

  /// Reads `2024`, `2024-H1`, `2024-Q2`, `2024-05` or `2024-01-15..2024-06-30`.
  public init?(_ text: String) {
    if let range = text.firstRange(of: "..") {
      guard let from = CivilDay(text[..<range.lowerBound]),
        let through = CivilDay(text[range.upperBound...])
      else { return nil }
      self.init(from: from, through: through)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap(Self.year) else { return nil }
    switch parts.count {
    case 1: self.init(year: year, month: 1, months: 12)
    case 2: self.init(part: parts[1], of: year)
    default: return nil
    }
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let year = Int(text), year > 0
    else { return nil }
    return year
  }

  private init?(part: Substring, of year: Int) {
    switch part {
    case "H1": self.init(year: year, month: 1, months: 6)
    case "H2": self.init(year: year, month: 7, months: 6)
    case "Q1": self.init(year: year, month: 1, months: 3)
    case "Q2": self.init(year: year, month: 4, months: 3)
    case "Q3": self.init(year: year, month: 7, months: 3)
    case "Q4": self.init(year: year, month: 10, months: 3)
    default:
      guard part.utf8.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let month = Int(part)
      else { return nil }
      self.init(year: year, month: month, months: 1)
    }
  }

  /// The year, half-year, quarter or month that has these days; itself where none has.
  ///
  /// A range that was typed is of no kind, so that nothing comes before it; what is published is
  /// known by its days alone.
  public var named: Period {
    let whole = [12, 6, 3, 1].lazy.filter { (from.month - 1) % $0 == 0 }.compactMap { months in
      Period(year: from.year, month: from.month, months: months)
    }
    return whole.first { $0.from == from && $0.through == through } ?? self
  }

  public func contains(_ day: CivilDay) -> Bool { from <= day && day <= through }

  /// How many calendar months it touches.
  public var months: Int {
    through.year * 12 + through.month - from.year * 12 - from.month + 1
  }

  /// The period of the same kind just before; nil for a free range, which is of no kind.
  public var preceding: Period? {
    guard let months = wholeMonths else { return nil }
    let first = from.year * 12 + from.month - 1 - months
    return Period(year: first / 12, month: first % 12 + 1, months: months)
  }
}

extension Period: CustomStringConvertible {
  /// As it is read: `2024`, `2024-H1`, `2024-Q2`, `2024-05` or `2024-01-15..2024-06-30`.
  public var description: String {
    let year = from.description.prefix(4)
    return switch wholeMonths {
    case 12: "\(year)"
    case 6: "\(year)-H\(from.month / 6 + 1)"
    case 3: "\(year)-Q\(from.month / 3 + 1)"
    case 1: "\(from.description.prefix(7))"
    default: "\(from)..\(through)"
    }
  }
}
