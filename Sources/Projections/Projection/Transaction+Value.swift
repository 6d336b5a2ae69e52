internal import Facts
internal import LMDB

extension Transaction where Self: ~Copyable {
  /// What a function makes of the bytes of a key, or nil where the key is not there.
  func value<Value>(
    of key: [UInt8], in table: Table, _ read: (RawSpan) throws -> Value?
  ) throws -> Value? {
    guard let bytes = try get(key.raw, in: table) else { return nil }
    return try read(bytes)
  }
}
