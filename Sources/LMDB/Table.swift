/// How the keys of a table are ordered.
public enum KeyOrder: Sendable, Hashable {
  /// Any 1 to 511 bytes, ordered as unsigned bytes, a prefix before what it begins.
  case bytes
  /// A `UInt64`, ordered as a number; stored as 8 bytes in the machine's own order.
  case integer
}

/// A named table of one environment, as `Environment/table(_:keys:create:)` gives it.
///
/// It stays valid until that environment is closed; used with another environment it is refused
/// with `LMDBError/foreignTable(path:table:)`.
public struct Table: Sendable, Hashable {
  /// The name under which the file knows it.
  public let name: String
  /// How its keys are ordered.
  public let keys: KeyOrder
  /// LMDB's number for it in this process.
  let handle: UInt32
  /// The environment it belongs to.
  let environment: UInt64
}
