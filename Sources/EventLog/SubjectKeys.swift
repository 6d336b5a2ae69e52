internal import Crypto
internal import Facts
internal import FoundationEssentials
internal import LMDB

/// The random key that seals one subject's confidential words. Destroying it erases them.
struct SubjectKey {
  private let key: SymmetricKey

  static let byteCount = 32

  init(_ bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// Nonce, ciphertext and tag. The subject and the digest are authenticated with them, so that a
  /// sealed field cannot be passed off as another.
  func seal(
    _ text: [UInt8], for subject: Subject, committed digest: Facts.Digest, nonce: [UInt8]
  ) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(
      text, using: key, nonce: ChaChaPoly.Nonce(data: nonce),
      authenticating: Self.context(subject, digest))
    return Array(box.combined)
  }

  /// The text, or nil where it was not sealed with this key for this subject and digest.
  func open(_ sealed: [UInt8], for subject: Subject, committed digest: Facts.Digest) -> [UInt8]? {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let text = try? ChaChaPoly.open(
        box, using: key, authenticating: Self.context(subject, digest))
    else { return nil }
    return Array(text)
  }

  /// HMAC-SHA256 (RFC 2104) of a digest.
  func authenticate(_ digest: Facts.Digest) -> Facts.Digest {
    let code = HMAC<SHA256>.authenticationCode(for: digest.bytes, using: key)
    // SHA-256 always gives 32 bytes.
    return Facts.Digest(Array(code)) ?? .zero
  }

  private static func context(_ subject: Subject, _ digest: Facts.Digest) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(subject.rawValue)
    digest.append(to: &bytes)
    return bytes
  }
}

/// `keys.mdb`: subject (8 bytes, highest first) to key (32 bytes). Readable by its owner alone, and
/// backed up apart from the log, for whoever has both can read everything.
struct KeyStore: Sendable {
  private let environment: Environment
  private let table: Table

  static let fileName = "keys.mdb"

  init?(directory: String, access: Environment.Access, wait: Duration) throws {
    var options = Environment.Options()
    options.access = access
    options.create = access == .readWrite
    options.fileMode = 0o600
    options.writerWait = wait
    environment = try Environment.open(path: "\(directory)/\(Self.fileName)", options: options)
    do {
      let found = try environment.table("keys", keys: .bytes, create: access == .readWrite)
      guard let found else {
        environment.close()
        return nil
      }
      table = found
    } catch {
      environment.close()
      throw error
    }
  }

  func close() { environment.close() }

  /// The key of a subject, if it has one.
  func key(of subject: Subject) throws -> SubjectKey? {
    try environment.read { transaction in
      let place = subject.keyBytes
      guard let stored = try transaction.get(place.raw, in: table) else { return nil }
      return SubjectKey(stored.array)
    }
  }

  /// The keys of some subjects; who has none yet is given one. Durable before this returns, so that
  /// nothing is ever sealed with a key that could be lost in a crash.
  func keys(for subjects: [Subject], entropy: Entropy) throws -> [Subject: SubjectKey] {
    guard !subjects.isEmpty else { return [:] }
    let fresh = subjects.map { _ in entropy.bytes(SubjectKey.byteCount) }
    return try environment.write { transaction in
      var keys: [Subject: SubjectKey] = [:]
      for (subject, candidate) in zip(subjects, fresh) {
        let place = subject.keyBytes
        if let stored = try transaction.get(place.raw, in: table)?.array {
          keys[subject] = SubjectKey(stored)
        } else {
          try transaction.put(place.raw, candidate.raw, in: table, .insert)
          keys[subject] = SubjectKey(candidate)
        }
      }
      return keys
    }
  }
}

extension Subject {
  /// Eight bytes, highest first, so that keys sort as subjects do.
  var keyBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendBigEndian(rawValue)
    return bytes
  }
}
