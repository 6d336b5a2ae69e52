internal import Audit
public import Ledger
public import Reporting

/// What must hold before figures are made public.
public enum PublicationGate {
  /// That the ledger verifies, which includes that no register number is missing.
  /// - Parameter progress: told now and then how much of how much has been read.
  /// - Throws: `PublicationError.unsound`.
  public static func check(
    _ ledger: Ledger, cores: Int = 1,
    progress: @Sendable (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
  ) throws {
    let result = try Verification.run(ledger.log, cores: cores, progress: progress)
    guard result.isSound else { throw PublicationError.unsound(result) }
  }

  /// That the figures leave nothing out and add up.
  /// - Throws: `PublicationError.passedOver`, `.unevenBalance`.
  public static func check(_ report: GRMReport) throws(PublicationError) {
    guard report.reading.notices.isEmpty else { throw .passedOver(report.reading.notices) }
    guard report.balance.isEven else { throw .unevenBalance(report.period, report.balance) }
  }
}
