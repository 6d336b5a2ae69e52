public import Facts

/// Where a grievance stands after the facts so far: its status and its stage.
///
/// `apply` takes each fact as true; whether a fact may be recorded is `decide`'s business. Of a history that
/// is told, each entry has it.
///
/// One byte, as rows hold it: status in bits 0-2, stage in bits 3-5, assessed in bit 6.
public struct Standing: Plain, Hashable {
  private var code = Status.resolving.rawValue | Stage.local.rawValue << 3

  public init() {}

  public private(set) var status: Status {
    get { Status(rawValue: code & 7) ?? .resolving }
    set { code = code & ~7 | newValue.rawValue }
  }

  public private(set) var stage: Stage {
    get { Stage(rawValue: code >> 3 & 7) ?? .local }
    set { code = code & ~(7 << 3) | newValue.rawValue << 3 }
  }

  /// Whether it was decided that the grievance concerns the project, or does not.
  public private(set) var isAssessed: Bool {
    get { code & 1 << 6 != 0 }
    set { code = code & ~(1 << 6) | (newValue ? 1 << 6 : 0) }
  }

  /// Still to be resolved.
  public var isOpen: Bool { code & 7 == Status.resolving.rawValue }

  public mutating func apply(_ event: borrowing Event) {
    // The original counts in its place, whatever else is recorded here.
    guard code & 7 != Status.duplicate.rawValue else { return }
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
