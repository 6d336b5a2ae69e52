/// A proof file of any of the three kinds, told apart by its first line.
public enum AnyProof: Sendable, Hashable {
  case inclusion(InclusionProof)
  case consistency(ConsistencyProof)
  case opening(WordsOpening)

  /// - Throws: `SealError.malformed`.
  public init(_ bytes: [UInt8]) throws(SealError) {
    switch String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self) {
    case InclusionProof.header: self = .inclusion(try InclusionProof(bytes))
    case ConsistencyProof.header: self = .consistency(try ConsistencyProof(bytes))
    case WordsOpening.header: self = .opening(try WordsOpening(bytes))
    default:
      throw SealError.malformed(what: "proof", why: "its first line names no kind of proof")
    }
  }
}
