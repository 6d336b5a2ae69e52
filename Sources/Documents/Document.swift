/// What people read, laid out in one language and in no format yet: the renderers of this floor turn
/// it into text, Markdown, HTML and cells of a workbook. Knows nothing of grievances.
public struct Document {
  public var language: Language
  public var title: String
  /// What it is about: project, period, cut.
  public var facts: [Term]
  public var sections: [Section]

  public init(_ language: Language, title: String, facts: [Term], sections: [Section]) {
    self.language = language
    self.title = title
    self.facts = facts
    self.sections = sections
  }

  /// Its tables, in order.
  public var tables: [Table] {
    sections.flatMap(\.blocks).compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  /// A part under a heading of its own.
  public struct Section {
    public var title: String
    public var blocks: [Block]

    public init(_ title: String, _ blocks: [Block]) {
      self.title = title
      self.blocks = blocks
    }
  }

  /// A piece of a section.
  public enum Block {
    case paragraph(String)
    case list([String])
    case terms([Term])
    case tiles([Tile])
    case table(Table)
    /// Pictures that stand side by side where there is room.
    case pictures([any Picture])
    /// Lines that are kept as they are, such as a signed note.
    case verbatim(String)
  }

  /// A name and what it stands for.
  public struct Term: Sendable, Hashable {
    public var name: String
    public var text: String
    /// Where the text leads, where it is an address of the web.
    public var link: String?

    public init(_ name: String, _ text: String, link: String? = nil) {
      self.name = name
      self.text = text
      self.link = link
    }
  }

  /// A figure to be seen at a glance.
  public struct Tile: Sendable, Hashable {
    public var figure: String
    public var name: String
    /// What the figure is of: its denominator or basis.
    public var basis: String

    public init(_ figure: String, _ name: String, basis: String) {
      self.figure = figure
      self.name = name
      self.basis = basis
    }
  }
}
