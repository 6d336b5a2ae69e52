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

  /// Every form that is written, in this order.
  public static let all = [figures, text, checkpoint]

  /// The figures, exactly as they stand in the ledger.
  public static let figures = DocumentForm(ending: "json") { Array($0.edition.figures.text.utf8) }

  /// The report for people, and under it how to check it.
  public static let text = DocumentForm(ending: "txt") { published in
    Array((published.report.text() + published.seal).utf8)
  }

  /// The signed checkpoint of the facts that the report sees.
  public static let checkpoint = DocumentForm(ending: "checkpoint") { $0.checkpoint.bytes }
}

extension PublishedReport {
  /// What the report rests on, in words.
  var seal: String {
    let reading = report.reading
    var text = "\nSeal\n"
    text += "Published as fact \(edition.fact), by version \(edition.pinned.rules) of the rules.\n"
    if let restated = edition.restates {
      text += "Restates the report of fact \(restated)"
      text += edition.reason.map { ": \($0)\n" } ?? ".\n"
    }
    text += "It sees the facts 0 to \(reading.cut.known - 1), under the root\n"
    text += "\(reading.root.base64),\n"
    text += "which \(edition.name).checkpoint has with the ledger's signature.\n"
    text += "To check it against the ledger, or against a copy that names nobody:\n"
    text += "  grm audit verify --checkpoint \(edition.name).checkpoint\n"
    return text + "  grm audit compare \(edition.name).json\n"
  }
}
