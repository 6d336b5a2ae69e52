internal import Facts
internal import Grievances

/// Checks that each fact of a known kind and version is one that this program could have written.
struct PayloadCheck {
  /// The number of facts of a kind or version that this program does not know.
  private(set) var unknown: UInt64 = 0

  mutating func take(_ fact: Fact, at position: UInt64, _ findings: inout Findings) {
    let event: Event
    do throws(Unreadable) { event = try Event(fact) } catch {
      if case .brokenPayload(let kind) = error {
        findings.fault(.brokenPayload(kind), at: position, byte: 80)
      } else {
        unknown += 1
        findings.warn(.unreadable(error), at: position)
      }
      return
    }
    if event.payload != fact.payload {
      findings.fault(.payloadNotCanonical(event.kind), at: position, byte: 80)
    }
    if event.assumed.isEmpty == fact.flags.contains(.assumed) {
      findings.fault(.assumedFlagDiffers, at: position, byte: 3)
    }
    checkAbout(fact, event, at: position, &findings)
  }

  private func checkAbout(
    _ fact: Fact, _ event: Event, at position: UInt64, _ findings: inout Findings
  ) {
    if let about = fact.about {
      guard about.rawValue >= position else { return }
      findings.fault(.aboutNotEarlier(about), at: position, byte: 40)
    } else if fact.flags.contains(.correction) || event.kind.mustBeAbout {
      findings.fault(.aboutNothing(event.kind), at: position, byte: 40)
    }
  }
}

extension EventKind {
  /// Whether a fact of this kind says nothing unless it names another.
  fileprivate var mustBeAbout: Bool { self == .retracted || self == .reportRestated }
}
