internal import Facts

/// The rules of a staff number's or an organisation's life here.
struct Enrolment {
  private let subject: Subject
  private var isEnrolled = false
  private var isRetired = false

  init(_ subject: Subject) { self.subject = subject }

  /// Takes the next fact, or says why it cannot stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    switch entry.event {
    case .staffEnrolled, .organisationEnrolled:
      guard (1...UInt64(UInt32.max)).contains(subject.number) else { throw .noSuchNumber(subject) }
      guard !isEnrolled else { throw .alreadyEnrolled(subject) }
      isEnrolled = true
    case .staffRetired:
      guard isEnrolled else { throw .notEnrolled(subject) }
      guard !isRetired else { throw .alreadyRetired(subject) }
      isRetired = true
    default: throw .notForSubject(entry.event.kind, subject)
    }
  }
}

extension Subject {
  /// Of a kind that is numbered plainly.
  fileprivate var number: UInt64 { rawValue & 0xFFFF_FFFF_FFFF }
}
