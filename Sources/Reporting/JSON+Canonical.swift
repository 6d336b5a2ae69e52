internal import Projection

extension JSON {
  /// The canonical text (RFC 8785): the same bytes for the same value, whoever writes it. Keys are
  /// sorted by their UTF-16 code units; numbers and strings are written as `text` writes them, which
  /// is what RFC 8785 sections 3.2.2.2 and 3.2.2.3 ask for in the range that is let through here.
  /// - Throws: `NotCanonical` for a number that a reader could not hold exactly.
  public func canonical() throws(NotCanonical) -> String {
    var text = ""
    try sorted().write(to: &text)
    return text
  }

  /// The value with the members of every object in canonical order.
  private func sorted() throws(NotCanonical) -> JSON {
    switch self {
    case .null, .bool, .string: return self
    case .integer(let value):
      guard value.magnitude <= Self.largestInteger else { throw .number }
      return self
    case .decimal(let value):
      guard value.tenThousandths.magnitude < Self.largestTenThousandths else { throw .number }
      return self
    case .array(let values):
      var sorted: [JSON] = []
      for value in values { sorted.append(try value.sorted()) }
      return .array(sorted)
    case .object(let members):
      var sorted: [Member] = []
      for member in members.sorted(by: { $0.precedes($1) }) {
        if let last = sorted.last, !last.precedes(member) { throw .repeatedKey }
        sorted.append(Member(key: member.key, value: try member.value.sorted()))
      }
      return .object(sorted)
    }
  }

  /// 2^53 - 1: the largest integer that I-JSON carries exactly (RFC 7493 section 2.2).
  private static let largestInteger = UInt(1) << 53 - 1

  /// A decimal of fifteen digits is the shortest text of the double nearest to it.
  private static let largestTenThousandths: UInt = 1_000_000_000_000_000

  /// Why a value has no canonical text.
  public enum NotCanonical: Error, Hashable, CustomStringConvertible {
    case number
    case repeatedKey

    public var description: String {
      switch self {
      case .number: "a number is too large to be written exactly in JSON"
      case .repeatedKey: "an object has the same key twice"
      }
    }
  }
}

extension JSON.Member {
  func precedes(_ other: Self) -> Bool {
    key.utf16.lexicographicallyPrecedes(other.key.utf16)
  }
}
