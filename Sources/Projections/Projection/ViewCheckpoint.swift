public import Facts
internal import Grievances
internal import Seal

/// How far a view has come.
public struct ViewCheckpoint: Sendable, Hashable {
  /// The version of the projection that made the view.
  public var version: UInt32
  /// The size of a row, in bytes.
  var rowByteCount: UInt32
  /// The number of facts that the view has taken in.
  public var position: UInt64
  /// The root of the log at that position.
  public var root: Digest
  /// What proves that a longer log goes on from there.
  var frontier: MerkleFrontier
  /// The number of rows.
  public var rows: UInt64
  /// Which of its two tables the view is in.
  var slot: UInt8
  /// The fact at the position, where the projection cannot go on past it.
  public var stop: UnreadableFact?
}

extension ViewCheckpoint {
  // offset size                    61  2  kind of the fact it stopped at
  //   0   4  version               63  1  version of its payload
  //   4   4  size of a row         64  8  its subject
  //   8   8  position              72 32  root
  //  16   8  rows                 104     the frontier's digests, 32 each
  //  24   4  layout of what is stored
  //  28  32  zero
  //  60   1  slot (bit 0), reason of the stop (bits 1-2)
  private static let headByteCount = 104

  /// How rows, list and sums are stored. A view that is stored otherwise is as if it had never been made.
  private static let layout: UInt32 = 1

  init?(_ bytes: RawSpan) {
    let head = Self.headByteCount
    guard bytes.byteCount >= head, bytes.unsignedInteger(at: 24) == Self.layout,
      (bytes.byteCount - head) % Digest.byteCount == 0,
      let root = Digest(bytes.extracting(72..<104))
    else { return nil }
    let subtrees = stride(from: head, to: bytes.byteCount, by: Digest.byteCount).compactMap {
      Digest(bytes.extracting($0..<$0 + Digest.byteCount))
    }
    let position = bytes.unsignedWord(at: 8)
    guard let frontier = MerkleFrontier(size: position, subtrees: subtrees) else { return nil }
    self.init(
      version: bytes.unsignedInteger(at: 0), rowByteCount: bytes.unsignedInteger(at: 4),
      position: position, root: root, frontier: frontier, rows: bytes.unsignedWord(at: 16),
      slot: bytes.unsignedByte(at: 60) & 1, stop: nil)
    stop = Self.reason(
      bytes.unsignedByte(at: 60) >> 1, bytes.unsignedShort(at: 61), bytes.unsignedByte(at: 63)
    ).map {
      UnreadableFact(
        sequence: SequenceNumber(position), subject: Subject(rawValue: bytes.unsignedWord(at: 64)),
        kind: bytes.unsignedShort(at: 61), reason: $0)
    }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(version)
    bytes.appendLittleEndian(rowByteCount)
    bytes.appendLittleEndian(position)
    bytes.appendLittleEndian(rows)
    bytes.appendLittleEndian(Self.layout)
    bytes += [UInt8](repeating: 0, count: 32)
    let (reason, payloadVersion) = stop.map { Self.code($0.reason) } ?? (0, 0)
    bytes.append(slot | reason << 1)
    bytes.appendLittleEndian(stop?.kind ?? 0)
    bytes.append(payloadVersion)
    bytes.appendLittleEndian(stop?.subject.rawValue ?? 0)
    root.append(to: &bytes)
    for digest in frontier.subtrees { digest.append(to: &bytes) }
    return bytes
  }

  private static func code(_ reason: Unreadable) -> (UInt8, UInt8) {
    switch reason {
    case .unknownKind: (1, 0)
    case .unknownVersion(_, let version): (2, version)
    case .brokenPayload: (3, 0)
    }
  }

  private static func reason(_ code: UInt8, _ kind: UInt16, _ version: UInt8) -> Unreadable? {
    switch code {
    case 1: .unknownKind(kind)
    case 2: .unknownVersion(kind: kind, version: version)
    case 3: EventKind(rawValue: kind).map { .brokenPayload($0) }
    default: nil
    }
  }
}
