/// What is wrong with one place of a file. Holds no cell of it but numbers, codes and days.
public struct ImportFault: Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1, the header included.
  public let line: Int
  /// In characters, counted from 1; nil where the whole line is meant.
  public let column: Int?
  public let reason: String

  public init(line: Int, column: Int? = nil, reason: String) {
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String {
    let place = column.map { "line \(line), column \($0)" } ?? "line \(line)"
    return "\(place): \(reason)"
  }
}

/// The faults of a file: the first hundred, and how many there are in all.
public struct ImportFaults: Sendable {
  public private(set) var listed: [ImportFault] = []
  public private(set) var count = 0

  /// How many are kept.
  public static let limit = 100

  public init() {}

  public mutating func add(_ fault: ImportFault) {
    count += 1
    if listed.count < Self.limit { listed.append(fault) }
  }

  public var isEmpty: Bool { count == 0 }
}
