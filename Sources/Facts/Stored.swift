public import WorkingDays

/// Holds a value as the integer that it is stored as:
///
///     @Stored var channel = Channel.unknown
///     @Stored var resolvedOn: CivilDay? = nil
@propertyWrapper @frozen
public struct Stored<Value: Storable>: Plain, Hashable {
  @usableFromInline var raw: Value.Raw

  @inlinable public init(wrappedValue: Value) { raw = wrappedValue.stored }

  @inlinable public var wrappedValue: Value {
    get { Value(stored: raw) }
    set { raw = newValue.stored }
  }
}

/// A value that an integer stands for.
public protocol Storable {
  associatedtype Raw: Plain & Hashable

  /// Reads what `stored` gave. Any other integer gives some value: stored views are checked for damage
  /// before they are read.
  init(stored: Raw)
  var stored: Raw { get }
}

/// A value of which one stored integer can mean that there is none.
public protocol Omissible: Storable {
  static var missing: Raw { get }
}

extension Optional: Storable where Wrapped: Omissible {
  @inlinable public init(stored: Wrapped.Raw) {
    self = stored == Wrapped.missing ? nil : Wrapped(stored: stored)
  }

  @inlinable public var stored: Wrapped.Raw { self?.stored ?? Wrapped.missing }
}

extension Bool: Storable {
  @inlinable public init(stored: UInt8) { self = stored != 0 }
  @inlinable public var stored: UInt8 { self ? 1 : 0 }
}

extension CivilDay: Omissible {
  @inlinable public init(stored: Int32) { self.init(daysSince1970: stored) }
  @inlinable public var stored: Int32 { daysSince1970 }
  @inlinable public static var missing: Int32 { .min }
}

extension SequenceNumber: Omissible {
  @inlinable public init(stored: UInt64) { self.init(stored) }
  @inlinable public var stored: UInt64 { rawValue }
  /// The first fact of a ledger is never one that another refers to.
  @inlinable public static var missing: UInt64 { 0 }
}

extension GrievanceNumber: Omissible {
  @inlinable public init(stored: UInt64) {
    self.init(
      year: UInt16(truncatingIfNeeded: stored >> 32), number: UInt32(truncatingIfNeeded: stored))
  }
  @inlinable public var stored: UInt64 { UInt64(year) << 32 | UInt64(number) }
  /// Numbers begin at 1/1.
  @inlinable public static var missing: UInt64 { 0 }
}
