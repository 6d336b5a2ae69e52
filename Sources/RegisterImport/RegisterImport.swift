public import EventLog
public import Facts
public import Ledger

/// Takes a register kept elsewhere into a ledger: the whole file is checked first, then everything
/// is recorded in one transaction, or nothing.
///
/// The file is read anew for each of the two, so that a register of any length needs little memory.
/// The same file again records nothing: the digest of its bytes names the request.
public struct RegisterImport {
  /// Opens the file at its start, and gives what hands over its bytes, a chunk at a time; nil at the
  /// end. Rows are decided on and recorded a chunk at a time, so chunks of about a million bytes
  /// serve best.
  public typealias Source = () throws -> () throws -> [UInt8]?

  private let ledger: Ledger
  private let actor: StaffNumber
  private let days: DayRules
  private let source: Source
  private let progress: (Progress) throws -> Void

  /// - Parameters:
  ///   - days: how to read days that do not say it themselves.
  ///   - progress: told after each chunk how far a reading has come; what it throws ends the import,
  ///     with nothing recorded.
  public init(
    into ledger: Ledger, actor: StaffNumber = .system, days: DayRules = DayRules(),
    from source: @escaping Source,
    progress: @escaping (Progress) throws -> Void = { _ in }
  ) {
    self.ledger = ledger
    self.actor = actor
    self.days = days
    self.source = source
    self.progress = progress
  }

  /// How far a reading of the file has come.
  public struct Progress: Sendable {
    public enum Step: Sendable { case checking, recording }
    public let step: Step
    public let rows: Int
    public let bytes: Int
  }

  /// What a reading of the whole file found.
  public struct Check: Sendable {
    /// What is wrong with the file; only one without faults can be recorded.
    public let faults: ImportFaults
    /// The number of rows, the header left out.
    public let rows: Int
    /// The number of facts that the rows make.
    public let facts: Int
    /// The digest of the file's bytes.
    public let digest: Digest
    /// How the file was read where it is not written as docs/import.md has it.
    public let notes: RegisterNotes
    /// How it is to be read when it is recorded.
    public let reading: RegisterReading
  }

  /// The digest of the file's bytes. Costs a reading of the file.
  public func digest() throws -> Digest {
    var hash = DigestStream()
    let next = try source()
    while let chunk = try next() { hash.update(chunk) }
    return hash.digest
  }

  /// The request that a file is, given the digest of its bytes.
  public static func request(for digest: Digest) -> RequestIdentity {
    let bytes = digest.bytes
    return RequestIdentity(
      high: bytes.raw.unsignedWord(at: 0), low: bytes.raw.unsignedWord(at: 8), content: digest)
  }

  /// Reads the whole file and decides on every row; records nothing.
  ///
  /// A register that shows only on the way how it is to be read is read again: one with dates that
  /// leave the order of day and month open, or with duplicates.
  public func check() throws -> Check {
    var reading = RegisterReading(days: days)
    while true {
      let pass = try read(reading)
      let better = reading.refined(by: pass)
      if better == reading { return Check(pass, reading) }
      reading = better
    }
  }

  private func read(_ reading: RegisterReading) throws -> RegisterPass {
    var pass = try RegisterPass(into: ledger, actor: actor, reading)
    let next = try source()
    var chunk: [UInt8]?
    repeat {
      chunk = try next()
      _ = try pass.take(chunk)
      try progress(Progress(step: .checking, rows: pass.rows, bytes: pass.bytes))
    } while chunk != nil
    return pass
  }

  /// Records everything, deciding on every row again: this time no one else can write meanwhile.
  /// - Parameters:
  ///   - request: its content is the digest of the file that was checked.
  ///   - reading: the check's, if it is not the plain one.
  /// - Throws: `RegisterError` where the file or the ledger is no longer what was checked, and
  ///   whatever `EventLog.append` throws; nothing has been recorded then.
  public func record(as request: RequestIdentity, reading: RegisterReading? = nil) throws -> Receipt
  {
    try ledger.log.append(request: request) {
      var pass = try RegisterPass(
        into: ledger, actor: actor, reading ?? RegisterReading(days: days))
      let next = try source()
      var hasEnded = false
      return {
        guard !hasEnded else { return nil }
        let chunk = try next()
        hasEnded = chunk == nil
        let portion = try pass.take(chunk)
        guard pass.faults.isEmpty else { throw RegisterError.noLongerSound(pass.faults) }
        guard !hasEnded || pass.digest == request.content else { throw RegisterError.changed }
        try progress(Progress(step: .recording, rows: pass.rows, bytes: pass.bytes))
        return portion
      }
    }
  }
}

/// Why a register that was found sound was not recorded after all.
public enum RegisterError: Error {
  /// The file has other bytes than when it was checked.
  case changed
  /// The file has faults now: it has changed, or someone has recorded about its numbers.
  case noLongerSound(ImportFaults)
}

extension RegisterImport.Check {
  init(_ pass: RegisterPass, _ reading: RegisterReading) {
    self.init(
      faults: pass.faults, rows: pass.rows, facts: pass.facts, digest: pass.digest,
      notes: pass.notes, reading: reading)
  }
}
