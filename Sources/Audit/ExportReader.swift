internal import EventLog
internal import Facts
internal import Foundation
internal import Seal

/// Reads an export file by file; each is judged before anything of it is used.
struct ExportReader: CopySource {
  let place: String
  /// Told how many facts of how many have been read.
  private let progress: (UInt64, UInt64) throws -> Void
  let note: SignedNote
  let checkpoint: Checkpoint

  /// - Throws: `ExportError`, `SealError`.
  init(_ path: String, progress: @escaping (UInt64, UInt64) throws -> Void) throws {
    place = path
    self.progress = progress
    guard let bytes = DurableFile("\(path)/\(ExportLayout.checkpoint)").contents else {
      throw ExportError.missing(path: "\(path)/\(ExportLayout.checkpoint)")
    }
    note = try SignedNote(bytes)
    checkpoint = try Checkpoint(note.text)
  }

  private func read(_ name: String) throws(ExportError) -> [UInt8] {
    guard let bytes = DurableFile("\(place)/\(name)").contents else {
      throw ExportError.missing(path: "\(place)/\(name)")
    }
    return bytes
  }

  private func broken(_ name: String, _ why: String) -> ExportError {
    .broken(path: "\(place)/\(name)", why: why)
  }

  // Each entry stands behind its length, two bytes, highest first.
  func forEachFact(_ body: (RawSpan) throws -> Void) throws {
    let step = 2 + Fact.byteCount
    // Bundles are asked for one by one: a damaged size must not make a list of them all.
    var start: UInt64 = 0
    while start < checkpoint.size {
      let width = min(MerkleTile.leaves, checkpoint.size - start)
      let name = TilePath(.entries, index: start / MerkleTile.leaves, width: width).text
      let bundle = try read(name)
      guard bundle.count == Int(width) * step else {
        throw broken(name, "it has \(bundle.count) bytes instead of \(Int(width) * step)")
      }
      for offset in Swift.stride(from: 0, to: bundle.count, by: step) {
        guard bundle[offset] == 0, bundle[offset + 1] == UInt8(Fact.byteCount) else {
          throw broken(name, "an entry is no fact of \(Fact.byteCount) bytes")
        }
        let fact = bundle.raw.extracting(offset + 2..<offset + step)
        try body(fact)
      }
      start += width
      try progress(start, checkpoint.size)
    }
  }

  func forEachWords(_ body: (SequenceNumber, CarriedWords) throws -> Void) throws {
    var open = try lines(of: ExportLayout.openWords)
    var others = try lines(of: ExportLayout.publicWords)
    var (one, other) = (try open?.next(), try others?.next())
    while let sequence = [one?.0, other?.0].compactMap({ $0 }).min() {
      let found = [one, other].compactMap { $0 }.filter { $0.0 == sequence }.map(\.1)
      try body(sequence, found.count == 2 ? found[0].completed(by: found[1]) : found[0])
      if one?.0 == sequence { one = try open?.next() }
      if other?.0 == sequence { other = try others?.next() }
    }
  }

  /// nil where the export has no such file: it need not have public words.
  private func lines(of name: String) throws -> WordsLines? {
    if name == ExportLayout.publicWords, !DurableFile("\(place)/\(name)").exists { return nil }
    return WordsLines(try read(name), path: "\(place)/\(name)", size: checkpoint.size)
  }

  func notes() throws -> [(size: UInt64, note: SignedNote)] {
    let folder = "\(place)/\(ExportLayout.checkpoints)"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw ExportError.missing(path: folder)
    }
    return try names.compactMap { UInt64($0) }.sorted().map { size in
      (size, try SignedNote(try read("\(ExportLayout.checkpoints)/\(size)")))
    }
  }
}
