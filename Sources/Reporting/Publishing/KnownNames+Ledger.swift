public import EventLog
internal import Facts
internal import Grievances
public import PublicWords

extension KnownNames {
  /// The names that a ledger knows: of complainants, of its staff, of contractors and agencies.
  ///
  /// Opens what is sealed, so it needs the keys; a person who was erased is not known any more. Costs a
  /// pass over the facts and the opening of each name.
  public init(of log: EventLog) throws {
    self.init()
    try log.read { snapshot in
      var bearers: [(SequenceNumber, Subject, Event)] = []
      try snapshot.forEachFact { fact in
        guard fact.wordsDigest != .zero, let entry = try? Entry(fact) else { return true }
        switch entry.event {
        case .registered, .assigned, .staffEnrolled, .organisationEnrolled:
          bearers.append((fact.sequence, fact.subject, entry.event))
        default: break
        }
        return true
      }
      for (sequence, subject, event) in bearers {
        guard let words = try snapshot.words(of: sequence, about: subject, unsealing: true) else {
          continue
        }
        switch event {
        case .registered: complainants += [words[.person]].compactMap(\.self)
        case .assigned: staff += [words[.assignee]].compactMap(\.self)
        case .staffEnrolled: staff += [words[.person]].compactMap(\.self)
        case .organisationEnrolled(let enrolled) where enrolled.role != .unit:
          organisations += [words[.name]].compactMap(\.self)
        default: break
        }
      }
    }
  }
}
