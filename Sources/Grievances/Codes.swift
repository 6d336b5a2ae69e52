public import Facts

/// A set of coded values with a name each, as the import file and JSON spell it.
public protocol Code: RawRepresentable, CaseIterable, Sendable, Hashable, Omissible
where RawValue == UInt8 {
  var name: String { get }
}

extension Code {
  @inlinable public init(stored: UInt8) {
    // Every set of codes has a first.
    self = Self(rawValue: stored) ?? Self.allCases[Self.allCases.startIndex]
  }

  @inlinable public var stored: UInt8 { rawValue }
  @inlinable public static var missing: UInt8 { .max }
}

extension Code {
  /// The code with a name, or nil.
  public init?(name: some StringProtocol) {
    guard let code = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = code
  }
}

/// How a grievance came in (SEP section 8).
public enum Channel: UInt8, Code {
  case unknown = 0
  case email = 1
  case telephone = 2
  case facebook = 3
  case inPerson = 4
  case website = 5
  case letter = 6

  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .email: "email"
    case .telephone: "telephone"
    case .facebook: "facebook"
    case .inPerson: "in-person"
    case .website: "website"
    case .letter: "letter"
    }
  }
}

/// What kind of submission a grievance is.
public enum GrievanceType: UInt8, Code {
  case unknown = 0
  case question = 1
  case complaint = 2
  case request = 3
  case suggestion = 4

  public var name: String { "\(self)" }
}

/// What has become of a grievance.
public enum Status: UInt8, Code {
  /// Registered, under review or being acted on; also what is not yet assessed.
  case resolving = 0
  /// Not linked to the project; answered with guidance on whom to turn to.
  case unrelated = 1
  /// Acted on, and the outcome given to the complainant.
  case resolved = 2
  case withdrawn = 3
  case duplicate = 4

  public var name: String { "\(self)" }
}

/// Whether the complainant is known.
public enum Complainant: UInt8, Code {
  case notKnown = 0
  case named = 1
  case anonymous = 2

  public var name: String {
    switch self {
    case .notKnown: "not known"
    case .named: "named"
    case .anonymous: "anonymous"
    }
  }
}

/// The stages of the mechanism (SEP section 8): local, project implementation unit, steering
/// committee, higher authority.
public enum Stage: UInt8, Code, Comparable {
  case local = 1
  case unit = 2
  case committee = 3
  case authority = 4

  public var name: String { String(rawValue) }

  /// The level of the grievance log (SEP Table 5), which has two: stages 1 and 2 are the first,
  /// stage 3 is the second; what goes to the courts has none.
  public var level: Int? {
    switch self {
    case .local, .unit: 1
    case .committee: 2
    case .authority: nil
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How the days of a limit are counted.
public enum Basis: UInt8, Code {
  case working = 1
  case calendar = 2

  public var name: String { "\(self)" }
}

/// Why a day is off by decision.
public enum DecisionReason: UInt8, Code {
  case unknown = 0
  case election = 1
  case government = 2
  case statute = 3

  public var name: String { "\(self)" }
}

/// What a grievance is about (World Bank guidance on grievance redress).
public enum Category: UInt8, Code {
  case unknown = 0
  case information = 1
  case procurement = 2
  case service = 3
  case conduct = 4
  case labour = 5
  case environment = 6
  case land = 7
  case privacy = 8
  case other = 9

  public var name: String { "\(self)" }
}

/// How much harm may come of a grievance; decides who handles it.
public enum Risk: UInt8, Code {
  case unknown = 0
  case low = 1
  case medium = 2
  case high = 3

  public var name: String { "\(self)" }
}

/// How a grievance was resolved: the three offers of the World Bank's guidance.
public enum Outcome: UInt8, Code {
  case unknown = 0
  /// At once.
  case resolved = 1
  /// By options discussed in a meeting.
  case agreed = 2
  /// Referred to the right body.
  case referred = 3

  public var name: String { "\(self)" }
}

/// Where a complainant can turn to beside the mechanism, at any time.
public enum AppealBody: UInt8, Code {
  case grs = 1
  case inspectionPanel = 2
  case court = 3

  public var name: String {
    switch self {
    case .grs: "grs"
    case .inspectionPanel: "inspection-panel"
    case .court: "court"
    }
  }
}

/// What an organisation is to the project.
public enum OrganisationRole: UInt8, Code {
  case unit = 1
  case contractor = 2
  case agency = 3

  public var name: String { "\(self)" }
}

/// An activity that reaches stakeholders, other than a consultation.
public enum EngagementActivity: UInt8, Code {
  case other = 0
  case training = 1
  case campaign = 2
  case survey = 3
  case visit = 4

  public var name: String { "\(self)" }
}

/// Where press material appeared.
public enum PressMedium: UInt8, Code {
  case other = 0
  case newspaper = 1
  case television = 2
  case radio = 3
  case online = 4

  public var name: String { "\(self)" }
}
