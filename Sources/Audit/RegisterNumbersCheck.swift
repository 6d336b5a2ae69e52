internal import EventLog
internal import Facts
internal import Grievances

/// Checks that no register number is missing: that of each year every number from 1 to the last one
/// used is registered, or said to be void.
///
/// Takes the facts in any order and in parts that are merged. Memory grows with the gaps, and with
/// the grievances of which something was retracted, not with the log.
struct RegisterNumbersCheck {
  private struct Year {
    var accounted = NumberRuns()
    /// The highest number that anything is recorded about.
    var last: UInt32 = 0

    mutating func take(_ number: UInt32, isAccount: Bool) {
      last = max(last, number)
      if isAccount { accounted.insert(number) }
    }

    func merged(with other: Year) -> Year {
      var year = self
      year.last = max(last, other.last)
      year.accounted.insert(other.accounted)
      return year
    }
  }

  private var years: [UInt16: Year] = [:]
  /// Grievances of which something was retracted, perhaps the registration.
  private var reduced: Set<Subject> = []

  /// How many numbers are accounted for.
  var numbers: UInt64 {
    years.values.flatMap(\.accounted.runs).reduce(0) { $0 + UInt64($1.count) }
  }

  mutating func take(_ fact: Fact) {
    let isAccount = fact.accountsForNumber
    let isRetraction = fact.kind == EventKind.retracted.rawValue
    guard isAccount || isRetraction || fact.revision.rawValue == 0,
      let number = GrievanceNumber(fact.subject)
    else { return }
    if isRetraction { reduced.insert(fact.subject) }
    years[number.year, default: Year()].take(number.number, isAccount: isAccount)
  }

  mutating func merge(_ other: Self) {
    reduced.formUnion(other.reduced)
    years.merge(other.years) { $0.merged(with: $1) }
  }

  /// Names what is missing. Costs a look-up for each fact about a grievance of which something was
  /// retracted.
  func finish(_ snapshot: borrowing Snapshot, _ findings: inout Findings) throws {
    for (number, year) in years.sorted(by: { $0.key < $1.key }) {
      for gap in year.accounted.gaps(through: year.last) {
        findings.fault(
          .numbersMissing(year: number, first: gap.lowerBound, last: gap.upperBound))
      }
    }
    for subject in reduced.sorted() {
      guard let number = GrievanceNumber(subject), let facts = try facts(about: subject, snapshot),
        case let retractions = facts.filter({ $0.kind == EventKind.retracted.rawValue }),
        let last = retractions.last
      else { continue }
      let retracted = Set(retractions.compactMap(\.about))
      let accounts = facts.filter(\.accountsForNumber)
      guard !accounts.isEmpty, accounts.allSatisfy({ retracted.contains($0.sequence) }) else {
        continue
      }
      findings.fault(.numberRetracted(number), at: last.sequence.rawValue)
    }
  }

  /// nil where the index is damaged, which another check names.
  private func facts(about subject: Subject, _ snapshot: borrowing Snapshot) throws -> [Fact]? {
    do { return try snapshot.facts(about: subject) } catch is EventLogError { return nil }
  }
}

extension Fact {
  /// Whether it says what became of a register number: registered, or never used.
  fileprivate var accountsForNumber: Bool {
    kind == EventKind.registered.rawValue && !flags.contains(.correction)
      || kind == EventKind.numberVoided.rawValue
  }
}
