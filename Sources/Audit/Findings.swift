internal import EventLog
internal import Facts

/// What has been found so far: all of it counted, the first of it kept.
struct Findings {
  /// The number of faults, and of warnings, that are kept.
  static let kept = 1_000

  private(set) var faults: [Fault] = []
  private(set) var faultCounts: [Check.Name: UInt64] = [:]
  private(set) var warnings: [Warning] = []
  private(set) var warningCount: UInt64 = 0

  mutating func fault(_ finding: Finding, at position: UInt64? = nil, byte: Int? = nil) {
    faultCounts[finding.check, default: 0] += 1
    guard faults.count < Self.kept else { return }
    faults.append(
      Fault(sequence: position.map { SequenceNumber($0) }, byte: byte, finding: finding))
  }

  /// Adds what was found further on in the log.
  mutating func append(_ later: Findings) {
    faultCounts.merge(later.faultCounts) { $0 + $1 }
    faults += later.faults.prefix(Self.kept - faults.count)
    warningCount += later.warningCount
    warnings += later.warnings.prefix(Self.kept - warnings.count)
  }

  /// Takes a step that looks at stored tables; where they cannot be read, that is a fault too.
  mutating func notingDamage(_ step: (inout Findings) throws -> Void) throws {
    do { try step(&self) } catch  where EventLogError.isDamage(error) {
      fault(.tableUnreadable("\(error)"))
    }
  }

  mutating func warn(_ reason: Warning.Reason, at position: UInt64) {
    warningCount += 1
    guard warnings.count < Self.kept else { return }
    warnings.append(Warning(sequence: SequenceNumber(position), reason: reason))
  }
}
