import EventLog
import Facts
import LedgerTesting
import WorkingDays

/// A subject that means nothing to the log.
func subject(_ number: UInt32) -> Subject { GrievanceNumber(year: 2024, number: number).subject }

/// A draft that can be told from others by its mark.
func draft(
  _ subject: Subject, mark: UInt32 = 0, _ words: [WordField] = [], about: SequenceNumber? = nil
) -> Draft {
  var payload = Payload()
  payload.set(integer: mark, at: 0)
  return Draft(
    kind: 32, version: 1, actor: StaffNumber(3), subject: subject,
    occurredOn: CivilDay(daysSince1970: 19_737), about: about, payload: payload, words: words)
}

extension EventLog {
  var size: UInt64 { get throws { try read { $0.size } } }
  var root: Digest { get throws { try read { $0.head.root } } }
  var head: LogHead { get throws { try read { $0.head } } }

  func facts(about subject: Subject) throws -> [Fact] {
    try read { try $0.facts(about: subject) }
  }

  func sequences(about subject: Subject) throws -> [UInt64] {
    try read { try $0.sequences(about: subject).map(\.rawValue) }
  }

  func facts() throws -> [Fact] {
    try read { snapshot in
      var facts: [Fact] = []
      try snapshot.forEachFact { fact in
        facts.append(fact)
        return true
      }
      return facts
    }
  }

  func fact(_ sequence: UInt64) throws -> Fact? {
    try read { try $0.fact(at: SequenceNumber(sequence)) }
  }

  func words(
    _ sequence: UInt64, _ subject: Subject, unsealing: Bool = false
  ) throws -> StoredWords? {
    try read { try $0.words(of: SequenceNumber(sequence), about: subject, unsealing: unsealing) }
  }
}
