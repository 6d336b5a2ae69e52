public import Facts

/// Where a grievance stands after the facts so far: its status and its stage.
///
/// `apply` takes each fact as true; whether a fact may be recorded is `decide`'s business.
public struct Standing: Sendable, Hashable {
  public private(set) var status = Status.resolving
  public private(set) var stage = Stage.local
  /// Whether it was decided that the grievance concerns the project, or does not.
  public private(set) var isAssessed = false

  public init() {}

  /// Still to be resolved.
  public var isOpen: Bool { status == .resolving }

  public mutating func apply(_ event: borrowing Event) {
    // The original counts in its place, whatever else is recorded here.
    guard status != .duplicate else { return }
    switch event {
    case .eligibilityAssessed(let assessed):
      isAssessed = true
      if assessed.isRelated {
        stage = max(stage, assessed.handledAt)
      } else {
        status = .unrelated
      }
    case .escalated(let escalated): stage = escalated.stage
    case .resolved(let resolved):
      status = .resolved
      stage = resolved.stage
    case .reopened: status = .resolving
    case .withdrawn: status = .withdrawn
    case .duplicateLinked: status = .duplicate
    default: break
    }
  }
}

extension Standing: Storable {
  public init(stored: UInt8) { self = Standing(code: stored) ?? Standing() }
  public var stored: UInt8 { code }
}

extension Standing {
  /// One byte for a stored row: status in bits 0-2, stage in bits 3-5, assessed in bit 6.
  public var code: UInt8 {
    status.rawValue | stage.rawValue << 3 | (isAssessed ? 1 << 6 : 0)
  }

  public init?(code: UInt8) {
    guard let status = Status(rawValue: code & 7), let stage = Stage(rawValue: code >> 3 & 7),
      code < 128
    else { return nil }
    self.status = status
    self.stage = stage
    isAssessed = code & 1 << 6 != 0
  }
}
