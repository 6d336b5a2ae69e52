internal import EventLog
internal import Facts
internal import Grievances

/// Checks that the files attached to grievances are there and are what their facts say. A fact about a
/// file that was retracted is checked like any other: the file was part of the record.
struct DocumentsCheck {
  private let store: DocumentStore
  /// Files that were opened and held against their digest.
  private(set) var checked: UInt64 = 0
  /// Files that are there and whose key is not.
  private(set) var sealed: UInt64 = 0
  /// In a copy, files that stayed with the ledger it was made from.
  private(set) var notCarried: UInt64 = 0
  private let isCopy: Bool

  init(_ log: EventLog) {
    store = DocumentStore(log)
    isCopy = log.isCopy
  }

  var counts: [Check.Count] {
    [
      Check.Count("checked", checked), Check.Count("sealed", sealed),
      Check.Count("not_carried", notCarried),
    ]
  }

  /// This and what was found further on in the log.
  func joined(with later: DocumentsCheck) -> DocumentsCheck {
    var both = self
    both.checked += later.checked
    both.sealed += later.sealed
    both.notCarried += later.notCarried
    return both
  }

  mutating func take(_ fact: Fact, at position: UInt64, _ findings: inout Findings) throws {
    guard fact.kind == EventKind.documentAttached.rawValue,
      case .documentAttached(let document) = try? Event(fact)
    else { return }
    switch try store.check(document.digest, of: fact.subject) {
    case .intact: checked += 1
    case .sealedWithoutKey: sealed += 1
    case .missing where isCopy: notCarried += 1
    case .missing: findings.fault(.documentMissing, at: position, byte: 88)
    case .changed: findings.fault(.documentChanged, at: position, byte: 88)
    }
  }
}
