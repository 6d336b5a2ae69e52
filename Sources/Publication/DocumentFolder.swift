internal import EventLog
internal import Facts

/// The folder that a report's documents are written into.
public struct DocumentFolder {
  private let path: String

  public init(_ path: String) { self.path = path }

  /// Writes every form of a report, and last of all a list of their SHA-256, as `sha256sum -c` reads
  /// it. Nothing is written before all are made; each is then there whole or not at all. A folder that
  /// is missing is made.
  /// - Returns: the names of the files.
  /// - Throws: `EventLogError.fileNotWritten`, and what rendering throws.
  public func write(
    _ published: PublishedReport, forms: [DocumentForm] = DocumentForm.all
  ) throws -> [String] {
    var documents = try forms.map { form in
      (name: "\(published.edition.name).\(form.ending)", bytes: try form.render(published))
    }
    let sums = documents.map { "\(Digest.sha256(of: $0.bytes).hexadecimal)  \($0.name)\n" }
    documents.append(("\(published.edition.name).sha256", Array(sums.joined().utf8)))
    for (name, bytes) in documents {
      try DurableFile("\(path)/\(name)").write(bytes, mode: Self.everybodyReads)
    }
    return documents.map(\.name)
  }

  /// What is published is for everybody.
  private static let everybodyReads: UInt32 = 0o644
}
