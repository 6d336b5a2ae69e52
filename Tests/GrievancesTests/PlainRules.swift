import Facts
import Grievances
import WorkingDays

/// The rules of a grievance's life once more, as a plain program would have them: a list of what was
/// noted, told anew from the beginning for every question. It shares nothing with `decide` but the
/// types of the events.
struct PlainRules {
  struct Note {
    var place: UInt64
    var day: CivilDay
    var event: Event
    /// The note that it corrects, retracts or answers.
    var about: UInt64?
    var isCorrection = false
  }

  var notes: [Note] = []
  /// How the other grievance stands: whether it can be the original of a link.
  var otherCounts = true
  let mostExtension = 30

  /// Whether a note may be added.
  func allows(_ note: Note, today: CivilDay) -> Bool {
    guard note.day <= today, fits(note, today), refersRightly(note) else { return false }
    var after = notes
    after.append(note)
    return holds(Self.standing(after))
  }

  private func fits(_ note: Note, _ today: CivilDay) -> Bool {
    let told = Self.standing(notes)
    let isNew = !note.isCorrection && note.event != .retracted
    if isNew, told.contains(where: { $0.event.kind == .duplicateLinked }) { return false }
    switch note.event {
    case .registered(let event):
      if event.receivedUntil > today || event.registeredOn > today { return false }
      return !isNew || !told.contains { $0.event.kind == .registered }
    case .duplicateLinked: return otherCounts
    default: return true
    }
  }

  /// Whether what the note is about is there, and is what it has to be.
  private func refersRightly(_ note: Note) -> Bool {
    guard let about = note.about else { return true }
    guard let target = notes.first(where: { $0.place == about }) else { return false }
    if note.event == .retracted || note.isCorrection {
      let isUndone = notes.contains { $0.event == .retracted && $0.about == about }
      if target.event == .retracted || isUndone { return false }
    }
    if note.isCorrection { return !target.isCorrection && target.event.kind == note.event.kind }
    return true
  }

  /// What stands, in the order in which it happened.
  static func standing(_ notes: [Note]) -> [Note] {
    let undone = Set(notes.filter { $0.event == .retracted }.compactMap(\.about))
    var told: [Note] = []
    for note in notes where !undone.contains(note.place) && note.event != .retracted {
      if !note.isCorrection {
        told.append(note)
      } else if let index = told.firstIndex(where: { $0.place == note.about }) {
        told[index].day = note.day
        told[index].event = note.event
      }
    }
    return told.sorted { $0.day == $1.day ? $0.place < $1.place : $0.day < $1.day }
  }

  private func holds(_ story: [Note]) -> Bool {
    var status = "none"
    var (stage, extended) = (1, 0)
    var (isAssessed, isAcknowledged, isLinked) = (false, false, false)
    var open: [UInt64: EventKind] = [:]
    for note in story {
      let isRelatedAndOpen = status == "open"
      if note.event.kind != .registered, status == "none" { return false }
      switch note.event {
      case .registered(let event):
        if status != "none" || event.receivedUntil < note.day { return false }
        if event.registeredOn < event.receivedUntil || event.registeredOn.year != 2024 {
          return false
        }
        status = "open"
      case .eligibilityAssessed(let event):
        if isAssessed || status != "open" { return false }
        isAssessed = true
        if event.isRelated {
          stage = max(stage, Int(event.handledAt.rawValue))
        } else {
          status = "unrelated"
        }
      case .receiptAcknowledged:
        if isAcknowledged { return false }
        isAcknowledged = true
      case .escalated(let event):
        if !isRelatedAndOpen || Int(event.stage.rawValue) <= stage { return false }
        stage = Int(event.stage.rawValue)
      case .meetingHeld(let event): if Int(event.stage.rawValue) > stage { return false }
      case .mediationEntered: if !isRelatedAndOpen { return false }
      case .deadlineExtended(let event):
        extended += Int(event.days)
        if !isRelatedAndOpen || extended > mostExtension { return false }
      case .resolved(let event):
        if !isRelatedAndOpen || !isAssessed || Int(event.stage.rawValue) != stage { return false }
        status = "resolved"
      case .withdrawn:
        if !isRelatedAndOpen { return false }
        status = "withdrawn"
      case .reopened:
        if status != "resolved" && status != "withdrawn" { return false }
        status = "open"
      case .outcomeConveyed, .complainantResponded: if status == "open" { return false }
      case .agreementSigned, .commitmentMade:
        if open.count == 8 { return false }
        open[note.place] = note.event.kind
      case .agreementFulfilled: if !close(.agreementSigned, note, &open) { return false }
      case .commitmentKept: if !close(.commitmentMade, note, &open) { return false }
      case .duplicateLinked:
        if isLinked { return false }
        isLinked = true
        status = "duplicate"
      default: break
      }
    }
    return true
  }

  /// An agreement or a promise is done once, and after it was made.
  private func close(_ kind: EventKind, _ note: Note, _ open: inout [UInt64: EventKind]) -> Bool {
    guard let about = note.about, open[about] == kind else { return false }
    open[about] = nil
    return true
  }
}
