import Facts
import Foundation
import LMDB
import Testing

@testable import EventLog

/// One field as it lies in the file, taken apart by the format's page.
struct RawField: Equatable {
  var wordClass: UInt8
  var state: UInt8
  var digest: [UInt8]
  var bytes: [UInt8]
}

/// A words record: number of fields (1 byte); for each: class (1), state (1), zero (2), length (4),
/// digest (32), and so many bytes.
enum RawWords {
  static func fields(_ record: [UInt8]) throws -> [RawField] {
    var rest = record[...]
    func take(_ count: Int) throws -> [UInt8] {
      try #require(rest.count >= count)
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let count = try take(1)[0]
    let fields = try (0..<count).map { _ in
      let head = try take(8)
      #expect(head[2] == 0 && head[3] == 0)
      let length = head[4...].reversed().reduce(0) { $0 << 8 | Int($1) }
      return RawField(
        wordClass: head[0], state: head[1], digest: try take(32), bytes: try take(length))
    }
    #expect(rest.isEmpty)
    return fields
  }

  /// The disclosure's array, by JSON and base64url of their own.
  static func disclosed(_ text: [UInt8]) throws -> [String] {
    var base64 = String(decoding: text, as: UTF8.self)
      .replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    #expect(!base64.contains("="))
    while base64.utf8.count % 4 != 0 { base64 += "=" }
    let json = try #require(Data(base64Encoded: base64))
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String])
  }
}

extension EventLog {
  /// The stored bytes of a fact's words.
  func rawWords(_ sequence: UInt64) throws -> [UInt8]? {
    try environment.read { try $0.get(sequence, in: tables.words)?.array }
  }

  /// Overwrites them, as somebody with the file in hand might.
  func setRawWords(_ bytes: [UInt8], _ sequence: UInt64) throws {
    try environment.write { try $0.put(sequence, bytes.raw, in: tables.words) }
  }

  /// Overwrites the number of the format.
  func setFormat(_ format: UInt32) throws {
    try environment.write { transaction in
      let key = Array("format".utf8)
      var value: [UInt8] = []
      value.appendLittleEndian(format)
      try transaction.put(key.raw, value.raw, in: tables.meta)
    }
  }
}

extension EventLog {
  /// The file of the keys, opened once more, so that a test can take one away.
  var keyEnvironment: Environment? {
    var options = Environment.Options()
    options.fileMode = 0o600
    return try? Environment.open(path: "\(directory)/keys.mdb", options: options)
  }
}
