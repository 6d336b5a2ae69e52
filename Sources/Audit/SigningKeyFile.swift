internal import EventLog
internal import Facts
internal import Glibc
public import Seal

/// The file with a log's or a witness's private key. It lies outside the ledger, and beside it lies
/// the last checkpoint that was signed with it, so that who puts an older ledger back cannot sign
/// another history after it.
public struct SigningKeyFile: Sendable {
  public let path: String
  public let signer: NoteSigner

  private init(path: String, signer: NoteSigner) {
    self.path = path
    self.signer = signer
  }

  /// Draws a key for a name and keeps it in a new file with mode 0600.
  /// - Parameter ledger: the ledger's directory; the key may not lie in it.
  /// - Throws: `SigningError`, `SealError.badName`, `EventLogError.fileNotWritten`.
  public static func create(
    at path: String, for name: String, _ algorithm: VerifierKey.Algorithm = .ed25519,
    outside ledger: String? = nil
  ) throws -> SigningKeyFile {
    try check(path, liesOutside: ledger)
    guard !DurableFile(path).exists else { throw SigningError.keyExists(path: path) }
    let signer = try NoteSigner(drawnFor: name, algorithm)
    try DurableFile(path).write(Array(signer.secretText.utf8))
    return SigningKeyFile(path: path, signer: signer)
  }

  /// Reads a key that only its owner may read.
  /// - Throws: `SigningError`, `SealError.badKey`.
  public static func open(at path: String, outside ledger: String? = nil) throws -> SigningKeyFile {
    try check(path, liesOutside: ledger)
    try checkMode(path)
    guard let bytes = DurableFile(path).contents,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw SigningError.keyMissing(path: path) }
    return SigningKeyFile(path: path, signer: try NoteSigner(text))
  }

  private static func checkMode(_ path: String) throws(SigningError) {
    var status = stat()
    // The path is copied to a C string for the call, which only fills the status.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SigningError.keyMissing(path: path)
    }
    guard status.st_mode & 0o077 == 0 else { throw SigningError.keyExposed(path: path) }
  }

  private static func check(
    _ path: String, liesOutside ledger: String?
  ) throws(SigningError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    guard let ledger = ledger.flatMap(canonical), let folder = canonical(folder) else { return }
    guard folder != ledger, !folder.hasPrefix(ledger + "/") else {
      throw SigningError.keyInLedger(path: path)
    }
  }

  private static func canonical(_ path: String) -> String? {
    // The path is copied to a C string for the call; what realpath gives is copied and freed.
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}

extension SigningKeyFile {
  /// Signs a checkpoint of the log that the key is named after.
  /// - Parameter root: gives the root of the log at a size of at most the checkpoint's.
  /// - Throws: `SigningError.wouldFork`, `.keyOfAnother`, `.lastSignedBroken`.
  func sign(
    _ checkpoint: Checkpoint, root: (UInt64) throws -> Digest
  ) throws -> SignedNote {
    guard signer.verifierKey.name == checkpoint.origin else {
      throw SigningError.keyOfAnother(path: path, name: signer.verifierKey.name)
    }
    return try extending(checkpoint, root) {
      var note = try checkpoint.note()
      try note.sign(with: signer)
      return note
    }
  }

  /// Adds the cosignature of the witness whose key this is.
  /// - Parameter root: gives the root of the log at a size of at most the checkpoint's.
  /// - Throws: `SigningError.wouldFork`, `.lastSignedBroken`; `SealError`.
  func cosign(
    _ note: SignedNote, at time: UInt64, root: (UInt64) throws -> Digest
  ) throws -> SignedNote {
    let checkpoint = try Checkpoint(note.text)
    guard try root(checkpoint.size) == checkpoint.root else {
      throw SigningError.wouldFork(path: path, last: checkpoint.size, size: checkpoint.size)
    }
    return try extending(checkpoint, root) {
      var note = note
      try note.cosign(with: signer, at: time)
      return note
    }
  }

  /// Makes a note, once the last checkpoint that this key vouched for was found to be the beginning of
  /// this one. What it vouches for is durable beside the key before the note is given out.
  private func extending(
    _ checkpoint: Checkpoint, _ root: (UInt64) throws -> Digest, _ make: () throws -> SignedNote
  ) throws -> SignedNote {
    try locked {
      if let last = try lastSigned() {
        let isExtended = try last.size <= checkpoint.size && root(last.size) == last.root
        guard isExtended else {
          throw SigningError.wouldFork(path: path, last: last.size, size: checkpoint.size)
        }
      }
      let note = try make()
      try DurableFile(statePath).write(note.bytes)
      return note
    }
  }

  private var statePath: String { "\(path).signed" }

  /// The last checkpoint that this key vouched for; nil where there was none.
  private func lastSigned() throws -> Checkpoint? {
    let file = DurableFile(statePath)
    guard file.exists else { return nil }
    guard let note = file.contents.flatMap({ try? SignedNote($0) }), isOurs(note),
      let checkpoint = try? Checkpoint(note.text)
    else { throw SigningError.lastSignedBroken(path: statePath) }
    return checkpoint
  }

  private func isOurs(_ note: SignedNote) -> Bool {
    let key = signer.verifierKey
    switch key.algorithm {
    case .ed25519: return (try? note.verify(key)) != nil
    case .cosignature: return (try? note.cosignedAt(key)) != nil
    }
  }

  /// One at a time signs with a key.
  private func locked<Result>(_ body: () throws -> Result) throws -> Result {
    // The path is copied to a C string for the call.
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SigningError.keyMissing(path: path) }
    defer { close(file) }
    guard flock(file, LOCK_EX) == 0 else { throw SigningError.keyMissing(path: path) }
    return try body()
  }
}
