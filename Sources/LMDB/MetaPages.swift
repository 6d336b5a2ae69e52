import CLMDB
import Glibc

/// The two meta pages of a file, read with `pread` before anything is mapped, because a file that is
/// cut short is a SIGBUS once it is.
///
/// | offset in page | size | what |
/// |---|---|---|
/// | 0 | 16 | page header: page number (8), padding (2), flags (2), bounds (4) |
/// | 16 | 4 | magic, 0xBEEFC0DE |
/// | 20 | 4 | version of the format, 1 |
/// | 24 | 8 | address of a fixed map |
/// | 32 | 8 | size of the map |
/// | 40 | 48 | the tree of free pages; its first 4 bytes are the page size |
/// | 88 | 48 | the tree of tables |
/// | 136 | 8 | last page in use |
/// | 144 | 8 | transaction that wrote this page |
///
/// A tree is padding (4), flags (2), depth (2), branch, leaf and overflow pages, entries and root
/// (8 each). All numbers are in the machine's order.
struct MetaPages {
  struct Meta: Equatable {
    let pageSize: Int
    let freeRoot: UInt64
    let tableRoot: UInt64
    let lastPage: UInt64
    let transaction: UInt64
  }

  static let magic: UInt32 = 0xBEEF_C0DE
  static let byteCount = 152

  /// The one that counts.
  let newest: Meta

  init(descriptor: Int32, path: String) throws(LMDBError) {
    let first = try Self.meta(at: 0, descriptor, path)
    let second = try Self.meta(at: first.pageSize, descriptor, path)
    guard second.pageSize == first.pageSize else { throw Self.damaged(path) }
    newest = second.transaction > first.transaction ? second : first
  }

  /// How long the file is if every page was written; see `FreePages` for those that never are.
  var expectedBytes: Int { (Int(newest.lastPage) + 1) * newest.pageSize }

  static func damaged(_ path: String) -> LMDBError {
    .damaged(
      .init(
        path: path, operation: "reading the meta pages", code: MDB_INVALID,
        text: errorText(MDB_INVALID)))
  }

  private static func meta(
    at offset: Int, _ descriptor: Int32, _ path: String
  ) throws(LMDBError) -> Meta {
    let page = try FileBytes(descriptor, at: offset, count: byteCount, path: path)
    guard page.count == byteCount, page.number(at: 16) == magic, page.number(at: 20) == UInt32(1)
    else { throw damaged(path) }
    let pageSize = Int(page.number(at: 40) as UInt32)
    let meta = Meta(
      pageSize: pageSize, freeRoot: page.number(at: 80), tableRoot: page.number(at: 128),
      lastPage: page.number(at: 136), transaction: page.number(at: 144))
    let sizes = 256...65536
    let roots = [meta.freeRoot, meta.tableRoot]
    guard sizes.contains(pageSize), pageSize.nonzeroBitCount == 1,
      meta.lastPage >= 1, meta.lastPage < UInt64(Int.max / 65536 - 1),
      roots.allSatisfy({ $0 == .max || $0 >= 2 && $0 <= meta.lastPage })
    else { throw damaged(path) }
    return meta
  }
}

/// A few bytes of a file.
struct FileBytes {
  private let bytes: [UInt8]

  /// As many of `count` bytes as the file has at `offset`.
  init(_ descriptor: Int32, at offset: Int, count: Int, path: String) throws(LMDBError) {
    var filled = 0
    var bytes = [UInt8](repeating: 0, count: count)
    while filled < count {
      // The system writes at most what is left of the buffer.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled,
          off_t(offset + filled))
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { throw .fromErrno("pread", path: path) }
      if got == 0 { break }
      filled += got
    }
    self.bytes = Array(bytes.prefix(filled))
  }

  var count: Int { bytes.count }

  /// A number in the machine's order; 0 beyond the end.
  func number<T: FixedWidthInteger & BitwiseCopyable>(at offset: Int) -> T {
    guard offset >= 0, offset + MemoryLayout<T>.size <= bytes.count else { return 0 }
    // Within bounds by the line above, and every bit pattern is an integer.
    return unsafe bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: T.self)
  }
}
