internal import Facts
internal import WorkingDays

/// The rules of a report's life: published once, then restated, each time the edition that stands.
struct ReportEditions {
  private let subject: Subject
  /// The edition that stands, and the fact that made it.
  private var last: (pinned: PinnedReport, fact: SequenceNumber)?

  init(_ subject: Subject) { self.subject = subject }

  /// Takes the next edition, or says why it cannot stand here.
  mutating func admit(_ entry: Entry) throws(Refusal) {
    guard let pinned = entry.event.pinnedReport else {
      throw .notForSubject(entry.event.kind, subject)
    }
    switch (entry.event, last) {
    case (.reportPublished, nil): break
    case (.reportPublished, _): throw .alreadyRecorded(subject)
    case (_, nil): throw .notPublished(subject)
    case (_, let last?):
      guard entry.answers == last.fact, pinned.from == last.pinned.from,
        pinned.through == last.pinned.through
      else { throw .restatesOther(last.fact) }
    }
    guard pinned.known <= entry.fact.sequence.rawValue, pinned.known >= last?.pinned.known ?? 1
    else { throw .pinsWrongly(known: pinned.known) }
    last = (pinned, entry.fact.sequence)
  }
}
