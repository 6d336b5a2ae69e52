internal import Facts
internal import WorkingDays

extension Command {
  /// The bytes that say what is asked for, whoever asks when: the same request has the same content.
  /// To be digested; they hold the words in the clear.
  public var content: [UInt8] {
    var bytes: [UInt8] = []
    // The number of a registration is given by the ledger; asked again, it would give another.
    bytes.appendLittleEndian(givesNumber ? 0 : subject.rawValue)
    bytes.appendLittleEndian(day.daysSince1970)
    bytes.appendLittleEndian(actor.rawValue)
    switch action {
    case .record(let event): Self.append(1, nil, event, to: &bytes)
    case .answer(let sequence, let event): Self.append(5, sequence, event, to: &bytes)
    case .resolve(let outcome, let assumed):
      bytes += [2, outcome.rawValue]
      bytes.appendLittleEndian(assumed.rawValue)
    case .correct(let sequence, let event): Self.append(3, sequence, event, to: &bytes)
    case .retract(let sequence): Self.append(4, sequence, .retracted, to: &bytes)
    }
    for word in words {
      for text in [word.name.rawValue, word.value] {
        bytes.appendLittleEndian(UInt32(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
      }
    }
    return bytes
  }

  private var givesNumber: Bool {
    if case .record(.registered) = action { !isImported } else { false }
  }

  private static func append(
    _ tag: UInt8, _ about: SequenceNumber?, _ event: Event, to bytes: inout [UInt8]
  ) {
    bytes.append(tag)
    bytes.appendLittleEndian(about?.rawValue ?? 0)
    bytes.appendLittleEndian(event.kind.rawValue)
    event.payload.append(to: &bytes)
  }
}
