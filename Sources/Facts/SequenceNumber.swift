/// The position of a fact in the log, counted from 0; also its leaf index in the Merkle tree.
///
/// Not called `Sequence`, because that name would hide the standard library's protocol wherever
/// this module is imported.
@frozen public struct SequenceNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let rawValue: UInt64

  @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }

  /// The first fact of every ledger: the one that opened it.
  public static let genesis = SequenceNumber(0)

  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// The position of a fact among the facts about one subject, counted from 0.
@frozen public struct Revision: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let rawValue: UInt32

  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// Who acted: a number given at enrolment, never a name. 0 is the system itself.
@frozen public struct StaffNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let rawValue: UInt32

  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  public static let system = StaffNumber(0)

  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// A unit, contractor or agency: a number given at enrolment. 0 is none.
@frozen public struct OrganisationNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let rawValue: UInt32

  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  public static let none = OrganisationNumber(0)

  @inlinable public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}
