internal import Facts

// How witnesses say that they saw a checkpoint and that it extends what they saw before (C2SP
// tlog-cosignature).

extension SignedNote {
  /// Adds a witness's cosignature.
  /// - Parameter time: when, in seconds since 1970-01-01T00:00Z.
  /// - Throws: `SealError.badKey` where the key is a log's.
  public mutating func cosign(with signer: NoteSigner, at time: UInt64) throws(SealError) {
    guard signer.verifierKey.algorithm == .cosignature else {
      throw SealError.badKey(why: "a log's key signs and does not cosign")
    }
    var blob: [UInt8] = []
    blob.appendBigEndian(time)
    blob += try signer.sign(cosignedMessage(at: time))
    add(blob, by: signer.verifierKey)
  }

  /// When a witness saw the checkpoint, in seconds since 1970-01-01T00:00Z; the latest where it says
  /// so more than once.
  /// - Throws: `SealError.notSigned`, `.falseSignature`.
  public func cosignedAt(_ key: VerifierKey) throws(SealError) -> UInt64 {
    var latest: UInt64?
    guard key.algorithm == .cosignature else { throw SealError.notSigned(by: key.name) }
    for signature in signatures(by: key) {
      guard signature.bytes.count == 8 + 64 else { throw SealError.falseSignature(by: key.name) }
      let time = signature.bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard key.isSignature(Array(signature.bytes[8...]), of: cosignedMessage(at: time)) else {
        throw SealError.falseSignature(by: key.name)
      }
      latest = max(latest ?? 0, time)
    }
    guard let latest else { throw SealError.notSigned(by: key.name) }
    return latest
  }

  private func cosignedMessage(at time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }
}
