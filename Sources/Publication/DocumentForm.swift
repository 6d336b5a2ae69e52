public import Documents
internal import Facts
internal import Reporting
internal import Seal

/// One form in which a report is published. Another is one more element of `all`.
public struct DocumentForm: Sendable {
  /// What follows the report's name and a point.
  public let ending: String
  /// The bytes of the document: the same for the same edition.
  public let render: @Sendable (PublishedReport) throws -> [UInt8]

  public init(
    ending: String, render: @escaping @Sendable (PublishedReport) throws -> [UInt8]
  ) {
    self.ending = ending
    self.render = render
  }

  /// Every form that is written whatever else the program has, in this order.
  public static let all =
    [figures, lines, checkpoint] + Language.allCases.flatMap { [text($0), markdown($0), page($0)] }

  /// The figures, exactly as they stand in the ledger.
  public static let figures = DocumentForm(ending: "json") { Array($0.edition.figures.text.utf8) }

  /// The grievances addressed, for spreadsheets.
  public static let lines = DocumentForm(ending: "csv") { Array($0.report.csv.utf8) }

  /// The signed checkpoint of the facts that the report sees.
  public static let checkpoint = DocumentForm(ending: "checkpoint") { $0.checkpoint.bytes }

  /// The report for people, as text.
  public static func text(_ language: Language) -> DocumentForm {
    DocumentForm(ending: "\(language.rawValue).txt") { published in
      try gathered { try TextRenderer().render(published.document(in: language), to: $0) }
    }
  }

  public static func markdown(_ language: Language) -> DocumentForm {
    DocumentForm(ending: "\(language.rawValue).md") { published in
      try gathered { try MarkdownRenderer().render(published.document(in: language), to: $0) }
    }
  }

  /// The report as a page that needs nothing else.
  public static func page(_ language: Language) -> DocumentForm {
    DocumentForm(ending: "\(language.rawValue).html") { published in
      try gathered { try HTMLRenderer().render(published.document(in: language), to: $0) }
    }
  }

  private static func gathered(
    _ render: (@escaping TextSink) throws -> Void
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try render { bytes += $0.utf8 }
    return bytes
  }
}

extension PublishedReport {
  /// The report for people, with what it rests on and how to check it.
  public func document(in language: Language) -> Document {
    report.document(
      in: language,
      ReportAppendix(
        changes: changes, narrative: edition.narrative.map { Narrative($0) },
        seal: ReportAppendix.Seal(
          name: edition.name, fact: edition.fact, rules: edition.pinned.rules,
          restates: edition.restates, reason: edition.reason,
          signedNote: String(decoding: checkpoint.bytes, as: UTF8.self))))
  }
}
