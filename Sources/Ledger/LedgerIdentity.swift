internal import Facts
internal import Grievances
public import WorkingDays

/// Which ledger this is, as its first fact and that fact's open words say.
public struct LedgerIdentity: Sendable, Hashable {
  public let project: String
  /// The name under which the log signs: a host and a path without a scheme.
  public let origin: String
  public let zone: LedgerZone
  /// From which day the ledger covers what happened; nil means from the first received day.
  public let coversFrom: CivilDay?

  /// - Throws: `LedgerError.badOrigin`, `.unknownZone`.
  public init(
    project: String, origin: String, timeZone: String = "Asia/Ulaanbaatar", coversFrom: CivilDay?
  ) throws(LedgerError) {
    guard Self.isOrigin(origin) else { throw .badOrigin(origin) }
    guard let zone = LedgerZone(timeZone) else { throw .unknownZone(timeZone) }
    self.project = project
    self.origin = origin
    self.zone = zone
    self.coversFrom = coversFrom
  }

  /// A schema-less URL: a host with a dot, perhaps a path; no space, plus or control character (C2SP
  /// tlog-checkpoint, signed-note).
  private static func isOrigin(_ text: String) -> Bool {
    guard !text.contains("://"), let host = text.split(separator: "/").first, host.contains("."),
      !text.hasPrefix("/"), !text.hasSuffix("/")
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar != "+" && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .control
    }
  }

  var words: [WordField] {
    [
      WordField(.project, project), WordField(.origin, origin),
      WordField(.timeZone, zone.identifier),
    ]
  }
}
