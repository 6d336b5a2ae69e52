internal import Facts

/// What was promised to a complainant in one grievance, by agreement or otherwise, and which of it
/// has been done.
struct Pledges {
  private var open: [SequenceNumber: EventKind] = [:]
  private var done: Set<SequenceNumber> = []

  /// So many open promises fit a row of the view that lists what is due.
  static let mostOpen = 8

  mutating func admit(_ entry: Entry) throws(Refusal) {
    guard let wanted = entry.event.answers else {
      guard open.count < Self.mostOpen else { throw .tooManyPledges(Self.mostOpen) }
      open[entry.place] = entry.event.kind
      return
    }
    guard let pledge = entry.answers else { throw .answersNothing(wanted) }
    guard !done.contains(pledge) else { throw .alreadyDone(pledge) }
    guard open[pledge] == wanted else { throw .answersOther(pledge, wanted: wanted) }
    open[pledge] = nil
    done.insert(pledge)
  }
}
