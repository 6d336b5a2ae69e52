internal import Facts
internal import Glibc

/// The folder that a report's documents are written into: all of them, or none that was not there.
public struct DocumentFolder {
  private let path: String

  public init(_ path: String) { self.path = path }

  /// Writes every form of a report, and behind them a list of their SHA-256, as `sha256sum -c` reads
  /// it. Each is written under another name, made durable and renamed once all are there.
  /// - Returns: the names of the files.
  /// - Throws: `PublicationError.cannotWrite`, and what rendering throws.
  public func write(
    _ published: PublishedReport, forms: [DocumentForm] = DocumentForm.all
  ) throws -> [String] {
    var documents = try forms.map { form in
      (name: "\(published.edition.name).\(form.ending)", bytes: try form.render(published))
    }
    let sums = documents.map { "\(Digest.sha256(of: $0.bytes).hexadecimal)  \($0.name)\n" }
    documents.append(("\(published.edition.name).sha256", Array(sums.joined().utf8)))
    var drafts: [(draft: String, name: String)] = []
    defer { for (draft, _) in drafts { _ = unsafe unlink(draft) } }
    for (name, bytes) in documents {
      let draft = "\(path)/.\(name).\(getpid()).part"
      drafts.append((draft, name))
      try write(bytes, to: draft)
    }
    for (draft, name) in drafts {
      guard unsafe rename(draft, "\(path)/\(name)") == 0 else { throw failure("\(path)/\(name)") }
    }
    try sync()
    return documents.map(\.name)
  }

  // Each path is copied to a C string for the length of its call.

  private func write(_ bytes: [UInt8], to draft: String) throws(PublicationError) {
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(draft) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      // The bytes are only read, from where the last write ended.
      let count = unsafe bytes[done...].withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress, buffer.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(draft) }
      done += count
    }
    guard fsync(file) == 0 else { throw failure(draft) }
  }

  /// Makes durable which names the folder holds.
  private func sync() throws(PublicationError) {
    let file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(path) }
  }

  private func failure(_ path: String) -> PublicationError {
    // The text that strerror gives is copied at once.
    .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
  }
}
