public import WorkingDays

/// A table whose rows are handed over one after the other, so that a long one is never held laid out.
public struct Table {
  public var caption: String
  public var columns: [Column]
  public var rows: Rows

  public init(_ caption: String, _ columns: [Column], _ rows: Rows) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// Whether a row is too wide for a narrow screen, where it is then shown as a card.
  var isWide: Bool { columns.count > 4 }

  /// Whether a row is too wide for a sheet of paper that stands upright.
  var isBroad: Bool { columns.count > 8 }

  /// Whether it holds sentences, so that it may run over several sheets of paper.
  var isLong: Bool { columns.contains { $0.content == .sentences } }

  public struct Column: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
      case word, number
      /// A day or a month, which is never parted.
      case day
      /// Sentences: on a terminal below the row, in other formats a broad column.
      case sentences
    }

    public var title: String
    public var content: Content

    public init(_ title: String, _ content: Content = .word) {
      self.title = title
      self.content = content
    }
  }

  public enum Cell: Sendable, Hashable {
    case text(String)
    /// Text in another language than the document's.
    case foreign(String, Language)
    /// A number, as it is written.
    case figure(String)
    case day(CivilDay)
    /// There is no data, which is not zero.
    case nothing

    public static func count(_ number: Int) -> Cell { .figure(String(number)) }

    /// A day, or nothing where there is none.
    public static func day(_ day: CivilDay?) -> Cell { day.map { Cell.day($0) } ?? .nothing }

    /// What is printed: blank where there is nothing.
    public var text: String {
      switch self {
      case .text(let text), .foreign(let text, _), .figure(let text): text
      case .day(let day): day.description
      case .nothing: ""
      }
    }
  }

  /// The rows, which can be gone through any number of times.
  public struct Rows {
    private let handOver: (_ body: ([Cell]) throws -> Void) throws -> Void

    /// - Parameter walk: hands over each row, a cell a column.
    public init(_ walk: @escaping (_ body: ([Cell]) throws -> Void) throws -> Void) {
      handOver = walk
    }

    public init(_ rows: [[Cell]]) { self.init { body in try rows.forEach(body) } }

    /// Lays out each element only when its row is asked for.
    public init<Elements: Sequence>(
      _ elements: Elements, _ row: @escaping (Elements.Element) -> [Cell]
    ) {
      self.init { body in
        for element in elements { try body(row(element)) }
      }
    }

    /// Hands over each row in turn.
    public func walk(_ body: ([Cell]) throws -> Void) throws { try handOver(body) }
  }
}
