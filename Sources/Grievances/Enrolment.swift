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
