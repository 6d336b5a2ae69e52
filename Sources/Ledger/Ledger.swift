public import EventLog
public import Facts
internal import Foundation
internal import Grievances
public import WorkingDays

/// One project's ledger: what is recorded goes through here, so that nothing enters the log that the
/// rules do not allow.
public struct Ledger: Sendable {
  public let log: EventLog
  public let identity: LedgerIdentity
  let clock: @Sendable () -> Instant

  /// Opens a ledger.
  /// - Throws: `EventLogError`, `LedgerError`, `LMDBError`.
  public static func open(
    in directory: String, options: EventLog.Options = EventLog.Options()
  ) throws -> Ledger {
    let log = try EventLog.open(in: directory, options: options)
    let identity = try log.closingOnError { try Self.identity(of: log) }
    return Ledger(log: log, identity: identity, clock: options.clock)
  }

  private static func identity(of log: EventLog) throws -> LedgerIdentity {
    try log.read { snapshot in
      guard let genesis = try snapshot.fact(at: .genesis),
        case .ledgerOpened(let opened) = try Event(genesis),
        let words = try snapshot.words(of: .genesis, about: .ledger),
        let project = words[.project], let origin = words[.origin],
        let zone = words[.timeZone]
      else { throw LedgerError.notALedger(directory: log.directory) }
      return try LedgerIdentity(
        project: project, origin: origin, timeZone: zone, coversFrom: opened.coversFrom)
    }
  }

  /// The day on which the ledger was opened.
  public var opened: CivilDay {
    get throws {
      guard let genesis = try log.read({ try $0.fact(at: .genesis) }) else {
        throw LedgerError.notALedger(directory: log.directory)
      }
      return genesis.occurredOn
    }
  }

  /// Today, in the ledger's time zone.
  public var today: CivilDay { identity.zone.day(of: clock()) }
}

extension Ledger {
  /// Makes a new ledger: its genesis, the default policy, the statute's version and the government's
  /// decisions known to this program, in one transaction.
  /// - Throws: `LedgerError.cannotCreate`; `EventLogError.alreadyExists`; `LMDBError`.
  public static func create(
    in directory: String, identity: LedgerIdentity, actor: StaffNumber = .system,
    options: EventLog.Options = EventLog.Options()
  ) throws -> Ledger {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true)
    } catch {
      throw LedgerError.cannotCreate(directory: directory, reason: reason(error))
    }
    let log = try EventLog.create(in: directory, options: options)
    let ledger = Ledger(log: log, identity: identity, clock: options.clock)
    return try log.closingOnError {
      var batch = try Batch(ledger)
      for command in ledger.foundation(actor) { try batch.add(command) }
      _ = try batch.commit()
      return ledger
    }
  }

  private static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard cause.domain == NSPOSIXErrorDomain else { return cause.localizedDescription }
    // The text that strerror gives is copied at once.
    return unsafe String(cString: strerror(Int32(truncatingIfNeeded: cause.code)))
  }

  /// What every new ledger begins with.
  private func foundation(_ actor: StaffNumber) -> [Command] {
    let today = today
    func command(_ event: Event, _ subject: Subject, _ day: CivilDay, _ words: [WordField])
      -> Command
    {
      Command(
        .record(event), subject: subject, day: day, today: today, actor: actor, words: words)
    }
    return [
      command(
        .ledgerOpened(LedgerOpened(coversFrom: identity.coversFrom)), .ledger, today,
        identity.words),
      command(
        .policyAdopted(.standard), .policy, today, [WordField(.name, "Default policy")]),
      command(
        .calendarAdopted(
          CalendarAdopted(
            statute: Statute.current.version, days: Statute.current.digest)),
        .calendar, today,
        [WordField(.name, "Public holidays of Mongolia, version \(Statute.current.version)")]),
    ]
      + KnownDecisions.mongolia.map { known in
        command(known.event, .calendar, known.event.decidedOn ?? today, known.words)
      }
  }
}

extension KnownDecision {
  fileprivate var event: Event {
    switch decision {
    case .declared(let day, _):
      .holidayDeclared(
        HolidayDeclared(
          day: day, announcedOn: nil, reason: reason == .election ? .election : .government,
          confidence: confidence))
    case .revoked(let day):
      .holidayRevoked(HolidayRevoked(day: day, announcedOn: nil, confidence: confidence))
    case .moved(let dayOff, let workedInstead):
      .workingDayMoved(
        WorkingDayMoved(
          dayOff: dayOff, workedInstead: workedInstead, announcedOn: nil,
          confidence: confidence))
    }
  }

  fileprivate var words: [WordField] {
    [WordField(.name, name), WordField(.source, "known to grm when the ledger was opened")]
  }
}
