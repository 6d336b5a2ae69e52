internal import Facts
internal import Foundation
internal import Grievances
internal import WorkingDays

/// A registration in a JSON object: coded fields and words side by side. All faults are named, and
/// none of the sentences holds a value.
struct EntryFile {
  let entry: RegisterEntry

  /// - Throws: `Failure` where the file is missing or anything in it cannot be taken.
  init(_ file: String, today: CivilDay) throws {
    let data = try InputFile.contents(of: file)
    guard let object = try? JSONDecoder().decode([String: Value].self, from: data) else {
      throw Failure(
        .badData,
        "\(file) is not a JSON object of texts, numbers, true and false; see "
          + "`grm help register`")
    }
    var reading = Reading(object)
    let read = reading.entry(today: today)
    let faults = reading.faults
    guard let read, faults.isEmpty else {
      for fault in faults { Output.error("\(file): \(fault)") }
      let places = faults.count == 1 ? "1 place" : "\(faults.count) places"
      throw Failure(.badData, "\(file) has \(places) to put right; nothing has been recorded")
    }
    entry = read
  }

  enum Value: Decodable {
    case text(String)
    case number(Int)
    case bool(Bool)
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .none
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Int.self) {
        self = .number(value)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  private struct Reading {
    private var object: [String: Value]
    private(set) var faults: [String] = []

    init(_ object: [String: Value]) { self.object = object }

    mutating func entry(today: CivilDay) -> RegisterEntry? {
      let receivedOn = day("received_on")
      let receivedUntil = day("received_until")
      let registeredOn = day("registered_on")
      let channel: Channel? = code("channel")
      let type: GrievanceType? = code("type")
      let aimag = aimag()
      let isAnonymous = flag("anonymous")
      let isSensitive = flag("sensitive")
      let isOnTheSpot = flag("on_the_spot")
      let words = words(RegisterEntry.wordNames(onTheSpot: isOnTheSpot))
      for key in object.keys.sorted() {
        faults.append("the field '\(key.prefix(40))' is not known, or has no place here")
      }
      guard let channel, let type else { return nil }
      var entry = RegisterEntry(
        receivedOn: receivedOn ?? today, registeredOn: registeredOn ?? today, channel: channel,
        type: type)
      entry.receivedUntil = receivedUntil
      entry.aimag = aimag
      entry.isAnonymous = isAnonymous
      entry.isSensitive = isSensitive
      entry.isOnTheSpot = isOnTheSpot
      entry.words = words
      if let contradiction = entry.contradiction { faults.append(contradiction) }
      return entry
    }

    /// Takes a field out, so that what is left at the end is what is not known.
    private mutating func take(_ key: String) -> Value? {
      switch object.removeValue(forKey: key) {
      case nil, .some(.none), .some(.text("")): nil
      case let value?: value
      }
    }

    private mutating func day(_ key: String) -> CivilDay? {
      guard let value = take(key) else { return nil }
      if case .text(let text) = value, let day = CivilDay(text) { return day }
      faults.append("\(key) is not a day such as 2024-06-30")
      return nil
    }

    private mutating func code<Value: Code>(_ key: String) -> Value? {
      let names = Value.allCases.map(\.name).joined(separator: ", ")
      guard let value = take(key) else {
        faults.append("\(key) is missing; it is one of \(names)")
        return nil
      }
      if case .text(let text) = value, let code = Value(name: text) { return code }
      faults.append("\(key) is not one of \(names)")
      return nil
    }

    private mutating func aimag() -> UInt8 {
      guard let value = take("aimag") else { return 0 }
      if case .number(let number) = value, let code = UInt8(exactly: number),
        code <= Registered.aimags
      {
        return code
      }
      faults.append("aimag is not a number from 1 to \(Registered.aimags)")
      return 0
    }

    private mutating func flag(_ key: String) -> Bool {
      guard let value = take(key) else { return false }
      if case .bool(let flag) = value { return flag }
      faults.append("\(key) is neither true nor false")
      return false
    }

    private mutating func words(_ names: [WordName]) -> [WordField] {
      var words: [WordField] = []
      for name in names {
        switch take(name.rawValue) {
        case nil: break
        case .text(let text)?: words.append(WordField(name, text))
        default: faults.append("\(name.rawValue) is not a text")
        }
      }
      return words
    }
  }
}
