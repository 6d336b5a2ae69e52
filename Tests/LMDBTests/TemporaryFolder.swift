import Foundation

@testable import LMDB

/// A folder for the files of one test, removed with everything in it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("lmdb-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  func open(
    _ name: String = "test.mdb", _ change: (inout Environment.Options) -> Void = { _ in }
  ) throws -> Environment {
    var options = Environment.Options(create: true, mapSize: 1 << 30)
    change(&options)
    return try Environment.open(path: file(name), options: options)
  }
}

extension Environment {
  /// A table that has to be there afterwards.
  func made(_ name: String, _ keys: KeyOrder = .bytes) throws -> Table {
    guard let table = try table(name, keys: keys, create: true) else {
      throw LMDBError.tableName(path: path, name: name)
    }
    return table
  }

  /// All entries as text.
  func texts(
    in table: Table, from start: String? = nil, backwards: Bool = false
  ) throws -> [String] {
    try read { transaction in
      var keys: [String] = []
      func note(_ key: RawSpan, _ value: RawSpan) -> Bool {
        keys.append(key.text)
        return true
      }
      if let start {
        let bytes = start.bytes
        try transaction.forEach(
          in: table, from: bytes.span.raw, backwards: backwards, note)
      } else {
        try transaction.forEach(in: table, from: nil as RawSpan?, backwards: backwards, note)
      }
      return keys
    }
  }

  /// All numbers in order.
  func numbers(
    in table: Table, from start: UInt64? = nil, backwards: Bool = false
  ) throws -> [UInt64] {
    try read { transaction in
      var keys: [UInt64] = []
      try transaction.forEach(in: table, from: start, backwards: backwards) { (key: UInt64, _) in
        keys.append(key)
        return true
      }
      return keys
    }
  }

  func text(_ key: String, in table: Table) throws -> String? {
    try read { transaction in
      let bytes = key.bytes
      return try transaction.get(bytes.span.raw, in: table)?.text
    }
  }
}

extension WriteTransaction {
  mutating func put(
    _ key: String, _ value: String, in table: Table, _ mode: PutMode = .upsert
  ) throws {
    let key = key.bytes
    let value = value.bytes
    try put(key.span.raw, value.span.raw, in: table, mode)
  }

  mutating func put(
    _ key: UInt64, bytes count: Int, in table: Table, _ mode: PutMode = .upsert
  ) throws {
    let value = [UInt8](repeating: UInt8(truncatingIfNeeded: key), count: count)
    try put(key, value.span.raw, in: table, mode)
  }
}

extension String {
  var bytes: [UInt8] { Array(utf8) }
}

extension RawSpan {
  var text: String {
    var bytes: [UInt8] = []
    for offset in 0..<byteCount {
      // Within the span by the loop.
      bytes.append(unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
