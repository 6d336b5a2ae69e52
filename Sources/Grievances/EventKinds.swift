/// A set of kinds of events, held in bits so that asking costs nothing.
public struct EventKinds: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// Codes 0 to 63, and 64 to 127.
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0

  public init(arrayLiteral kinds: EventKind...) {
    for kind in kinds { insert(kind) }
  }

  /// Every kind that this program knows.
  public static let all: EventKinds = {
    var kinds = EventKinds()
    for kind in EventKind.allCases { kinds.insert(kind) }
    return kinds
  }()

  public mutating func insert(_ kind: EventKind) {
    if kind.rawValue < 64 {
      low |= 1 << UInt64(kind.rawValue)
    } else {
      high |= 1 << UInt64(kind.rawValue & 63)
    }
  }

  @inlinable public func contains(_ kind: EventKind) -> Bool { contains(code: kind.rawValue) }

  /// Whether the set holds the kind with a code; no code beyond 127 is given yet.
  @inlinable public func contains(code: UInt16) -> Bool {
    (code < 64 ? low >> UInt64(code) : code < 128 ? high >> UInt64(code & 63) : 0) & 1 != 0
  }
}
