public import Documents
internal import EventLog
public import Facts
internal import Grievances

/// One fact of the log, decoded: what it says in codes, days and references, never its words.
public struct FactListing: Sendable {
  private let fact: Fact
  private let event: Result<Event, Unreadable>

  public init(_ fact: Fact) {
    self.fact = fact
    do throws(Unreadable) { event = .success(try Event(fact)) } catch {
      event = .failure(error)
    }
  }

  private var kind: String {
    EventKind(rawValue: fact.kind)?.name ?? "kind \(fact.kind)"
  }

  private var details: [JSON.Member] {
    guard case .success(let event) = event else { return [] }
    return event.details
  }

  private var assumed: [String] {
    guard case .success(let event) = event else { return [] }
    return event.assumed.fieldNames
  }

  public var json: JSON {
    [
      "sequence": .integer(Int(clamping: fact.sequence.rawValue)),
      "kind": JSON(kind),
      "version": .integer(Int(fact.version)),
      "subject": JSON(fact.subject),
      "revision": .integer(Int(fact.revision.rawValue)),
      "occurred_on": JSON(fact.occurredOn),
      "recorded_at": JSON(fact.recordedAt.rfc3339),
      "actor": .integer(Int(fact.actor.rawValue)),
      "about": JSON(fact.about.map { Int(clamping: $0.rawValue) }),
      "correction": .bool(fact.flags.contains(.correction)),
      "imported": .bool(fact.flags.contains(.imported)),
      "assumed": .array(assumed.map { .string($0) }),
      "words_digest": fact.wordsDigest.isZero ? .null : JSON(fact.wordsDigest.hexadecimal),
      "details": .object(details),
      "unreadable": unreadable,
    ]
  }

  private var unreadable: JSON {
    guard case .failure(let reason) = event else { return .null }
    return JSON(reason)
  }

  /// The titles of the columns of `cells`.
  public static let columns: [(title: String, TextTable.Alignment)] = [
    ("seq", .right), ("recorded (UTC)", .left), ("day", .left), ("subject", .left), ("fact", .left),
    ("by", .right), ("details", .left),
  ]

  public var cells: [String] {
    [
      fact.sequence.description, String(fact.recordedAt.rfc3339.prefix(19)),
      fact.occurredOn.description, fact.subject.description, kind, fact.actor.description, summary,
    ]
  }

  /// What the fact says, in a line.
  public var summary: String {
    if case .failure(let reason) = event { return "unreadable: \(reason)" }
    var parts = details.compactMap { member -> String? in
      switch member.value {
      case "unknown": nil
      case .string(let text): "\(member.key) \(text)"
      case .integer(let number): "\(member.key) \(number)"
      default: nil
      }
    }
    if let about = fact.about {
      parts.insert(
        fact.flags.contains(.correction) ? "corrects \(about)" : "about \(about)", at: 0)
    }
    if !assumed.isEmpty { parts.append("assumed: \(assumed.joined(separator: " "))") }
    return parts.joined(separator: ", ")
  }
}
