public import EventLog
public import Facts
public import Grievances

extension Ledger {
  /// Records a registration, and what else is known at once, under the next number of its year. Where
  /// someone else takes that number at the same moment, under the one after it.
  ///
  /// - Parameters:
  ///   - commands: what to record about a number, the registration first.
  ///   - request: an id under which this is done once; its content must not depend on the number.
  /// - Throws: as `record`; `Refusal.noNumberLeft`.
  @available(*, noasync)
  public func register(
    in year: UInt16, request: RequestIdentity? = nil,
    _ commands: (GrievanceNumber) -> [Command]
  ) throws -> Receipt {
    for _ in 0..<Self.tries {
      let number = try nextNumber(in: year)
      do { return try record(commands(number), request: request) } catch Refusal.numberInUse(number)
      {
        continue
      }
    }
    throw LedgerError.stillConflicting(try nextNumber(in: year).subject)
  }

  /// The number that the next grievance of a year gets. Costs one look-up.
  /// - Throws: `Refusal.noNumberLeft` after the highest number there is.
  public func nextNumber(in year: UInt16) throws -> GrievanceNumber {
    let last = try lastNumber(in: year)
    guard last < .max else { throw Refusal.noNumberLeft(year: year) }
    return GrievanceNumber(year: year, number: last + 1)
  }

  /// The highest number of a year that anything is recorded about; 0 where there is none.
  func lastNumber(in year: UInt16) throws -> UInt32 {
    let first = GrievanceNumber(year: year, number: 0)
    let last = GrievanceNumber(year: year, number: .max)
    return try log.read { snapshot in
      let found = try snapshot.lastSubject(in: first.subject...last.subject)
      return found.flatMap { GrievanceNumber($0) }?.number ?? 0
    }
  }
}

extension Ledger {
  /// Records something about a new subject of a kind that is numbered plainly: staff, organisation or
  /// engagement. It takes the next number; where someone else is quicker, the one after it.
  /// - Throws: as `record`.
  @available(*, noasync)
  public func recordAboutNext(
    _ kind: Subject.Kind, request: RequestIdentity? = nil, _ command: (Subject) -> Command
  ) throws -> Receipt {
    for _ in 0..<Self.tries {
      let subject = try nextSubject(of: kind)
      do { return try record(command(subject), request: request) } catch let refusal as Refusal {
        guard refusal == .alreadyEnrolled(subject) || refusal == .alreadyRecorded(subject) else {
          throw refusal
        }
      }
    }
    throw LedgerError.stillConflicting(try nextSubject(of: kind))
  }

  /// Every subject of a kind that is numbered plainly and that anything is recorded about, in order.
  /// Costs one look-up each.
  public func subjects(of kind: Subject.Kind) throws -> [Subject] {
    var subjects: [Subject] = []
    var end = Subject(kind: kind, number: .max)
    try log.read { snapshot in
      while let last = try snapshot.lastSubject(in: Subject(kind: kind, number: 0)...end) {
        subjects.append(last)
        guard last > Subject(kind: kind, number: 0) else { return }
        end = Subject(rawValue: last.rawValue - 1)
      }
    }
    return subjects.reversed()
  }

  /// The number that the next subject of a kind gets. Costs one look-up.
  public func nextSubject(of kind: Subject.Kind) throws -> Subject {
    let all = Subject(kind: kind, number: 0)...Subject(kind: kind, number: .max)
    let last = try log.read { try $0.lastSubject(in: all) }
    return Subject(kind: kind, number: (last ?? all.lowerBound).rawValue &+ 1)
  }
}
