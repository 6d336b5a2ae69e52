internal import Facts
internal import Grievances
internal import WorkingDays

/// The registration of a grievance, asked field by field. What was given as an option is not asked.
struct RegisterInterview {
  private let dialogue: Dialogue
  private let today: CivilDay
  var receivedOn: CivilDay?
  var receivedUntil: CivilDay?
  var registeredOn: CivilDay?
  var channel: Channel?
  var type: GrievanceType?
  var aimag: UInt8?
  var isAnonymous: Bool?
  var isSensitive = false
  var isOnTheSpot = false

  init(_ dialogue: Dialogue, today: CivilDay) {
    self.dialogue = dialogue
    self.today = today
  }

  /// Asks, shows what would be recorded, and asks whether it is right.
  /// - Throws: `Failure` where it is not to be recorded.
  func ask() throws -> RegisterEntry {
    var entry = RegisterEntry(
      receivedOn: try receivedOn ?? askReceivedOn(), registeredOn: registeredOn ?? today,
      channel: try channel ?? dialogue.choose("Channel", Self.choices()),
      type: try type ?? dialogue.choose("Type", Self.choices()))
    entry.receivedUntil = receivedUntil
    entry.isSensitive = isSensitive
    entry.isOnTheSpot = isOnTheSpot
    // A sensitive grievance carries no place.
    entry.aimag = try aimag ?? (isSensitive ? 0 : askAimag())
    entry.words += try text(.summary, "Summary, without names, for the report")
    if isOnTheSpot { entry.words += try text(.actions, "What was done", isNeeded: true) }
    entry.isAnonymous =
      try isAnonymous ?? dialogue.confirm("Does the complainant stay anonymous?", default: false)
    if !entry.isAnonymous { entry.words += try text(.person, "Name of the complainant") }
    entry.words += try text(.contact, "Contact")
    entry.words += try text(.statement, "Statement, in the complainant's words")
    dialogue.say(Self.summary(of: entry))
    guard try dialogue.confirm("Record it?") else {
      throw Failure(.no, "nothing has been recorded, as you wished")
    }
    return entry
  }

  private static func choices<Choice: Code>() -> [(String, Choice)] {
    let known = Choice.allCases.filter { $0.rawValue != 0 }
    let unknown = Choice.allCases.filter { $0.rawValue == 0 }
    return (known + unknown).map { ($0.name, $0) }
  }

  private func askReceivedOn() throws -> CivilDay {
    try dialogue.ask("Day of receipt (YYYY-MM-DD; Enter for today, \(today))") {
      (line) throws(Misunderstood) in
      guard !line.isEmpty else { return today }
      guard let day = CivilDay(line) else {
        throw Misunderstood("Type a day such as \(today), or Enter for today.")
      }
      guard day <= today else {
        throw Misunderstood("That day lies in the future; today is \(today).")
      }
      return day
    }
  }

  private func askAimag() throws -> UInt8 {
    try dialogue.ask("Aimag (official code, 1 to \(Registered.aimags); Enter where not known)") {
      (line) throws(Misunderstood) in
      guard !line.isEmpty else { return 0 }
      guard let code = UInt8(line), (1...Registered.aimags).contains(code) else {
        throw Misunderstood("Type a number from 1 to \(Registered.aimags), or only Enter.")
      }
      return code
    }
  }

  private func text(
    _ name: WordName, _ question: String, isNeeded: Bool = false
  ) throws -> [WordField] {
    let hint = isNeeded ? "" : " (Enter for none)"
    let text = try dialogue.ask(question + hint) { (line) throws(Misunderstood) in
      if isNeeded, line.isEmpty { throw Misunderstood("This one is needed.") }
      return line
    }
    return text.isEmpty ? [] : [WordField(name, text)]
  }

  /// What will be recorded; of confidential words only that they are there.
  private static func summary(of entry: RegisterEntry) -> String {
    var lines = ["", "To be recorded:"]
    func add(_ name: String, _ value: String) { lines.append("  \(name): \(value)") }
    let until = entry.receivedUntil.map { ", \($0) at the latest" } ?? ""
    add("received", "\(entry.receivedOn)\(until)")
    add("registered", "\(entry.registeredOn)")
    add("channel", entry.channel.name)
    add("type", entry.type.name)
    add("aimag", entry.aimag == 0 ? "not recorded" : String(entry.aimag))
    let isNamed = entry.isNamed
    add("complainant", isNamed ? "named" : entry.isAnonymous ? "anonymous" : "not known")
    if entry.isSensitive { add("sensitive", "yes") }
    if entry.isOnTheSpot { add("resolved", "on the spot") }
    for word in entry.words {
      let isSealed = word.name.wordClass == .confidential
      add(
        word.name.rawValue,
        isSealed ? "given, kept sealed (\(word.value.count) characters)" : word.value)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
