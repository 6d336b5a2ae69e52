public import Facts
public import Projection

/// All that a view holds, in order, so that two can be compared whole.
public struct ViewContents: Equatable, Sendable {
  public var rows: [Row] = []
  public var list: [Listed] = []
  public var cells: [Cell: Int64]

  public struct Row: Equatable, Sendable {
    public let subject: Subject
    public let bytes: [UInt8]
  }

  public struct Listed: Hashable, Sendable {
    public let key: OrderedKey
    public let subject: Subject
  }

  public init<Source: RowSource>(_ source: Source) throws {
    cells = try source.cells().sums
    try source.forEachRow { subject, row in
      var bytes: [UInt8] = []
      row.append(to: &bytes)
      rows.append(Row(subject: subject, bytes: bytes))
      return true
    }
    try source.forEachKey { key, subject in
      list.append(Listed(key: key, subject: subject))
      return true
    }
  }

  /// Without the rows, which may hold positions in the log.
  var figures: Figures { Figures(cells: cells, list: list, subjects: rows.map(\.subject)) }

  struct Figures: Equatable {
    let cells: [Cell: Int64]
    let list: [Listed]
    let subjects: [Subject]
  }
}
