import CLMDB

extension Transaction where Self: ~Copyable {
  /// Copies entries of a table of byte keys, whose keys and values are all of one size, each key with
  /// its value behind it, in order.
  ///
  /// For many small entries, where calling somebody for each would cost more than the entry itself.
  /// - Parameters:
  ///   - bytes: holds them afterwards, in place of what it held.
  ///   - limit: at most so many.
  ///   - start: the first is the one at or above this key.
  /// - Returns: how many were copied. Fewer than the limit means that the table ends there, or has an
  ///   entry of another size there.
  public func copy(
    to bytes: inout [UInt8], _ limit: Int, of table: Table, from start: RawSpan, keyByteCount: Int,
    valueByteCount: Int
  ) throws -> Int {
    let inside = inside
    try inside.require(table, .bytes)
    try inside.requireSize(of: start, in: table)
    let cursor = try inside.cursor(in: table)
    defer { cursor.close() }
    let first = unsafe try cursor.seek(.init(start), backwards: false)
    let byteCount = keyByteCount + valueByteCount
    if bytes.count != limit * byteCount { bytes = [UInt8](repeating: 0, count: limit * byteCount) }
    // The bytes are only written during the call.
    return unsafe try bytes.withUnsafeMutableBytes { room in
      unsafe try cursor.copy(
        from: first, keyByteCount: keyByteCount, valueByteCount: valueByteCount, to: room)
        / max(1, byteCount)
    }
  }
}
