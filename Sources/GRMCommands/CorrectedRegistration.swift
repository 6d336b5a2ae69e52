internal import ArgumentParser
internal import Facts
internal import Grievances
internal import WorkingDays

/// The coded fields that only a registration has.
struct CorrectedRegistration: ParsableArguments {
  @Option(help: ArgumentHelp("The last possible day of receipt.", valueName: "day"))
  var receivedUntil: CivilDay?

  @Option(help: ArgumentHelp("The day of registration.", valueName: "day"))
  var registeredOn: CivilDay?

  @Option(help: "What it is.")
  var type: GrievanceType?

  @Option(help: ArgumentHelp("Where it comes from; 0 for not known.", valueName: "code"))
  var aimag: UInt8?

  @Flag(inversion: .prefixedNo, help: "Whether it is about exploitation, abuse or harassment.")
  var sensitive: Bool?

  @Option(help: "Whether the complainant is known.")
  var complainant: CorrectedComplainant?

  enum CorrectedComplainant: String, ExpressibleByArgument, CaseIterable {
    case named, anonymous
    case notKnown = "not-known"

    var code: Complainant {
      switch self {
      case .named: .named
      case .anonymous: .anonymous
      case .notKnown: .notKnown
      }
    }
  }

  var given: [(name: String, kinds: [EventKind])] {
    [
      (receivedUntil != nil, "received-until"), (registeredOn != nil, "registered-on"),
      (type != nil, "type"), (aimag != nil, "aimag"), (sensitive != nil, "sensitive"),
      (complainant != nil, "complainant"),
    ].filter(\.0).map { ($0.1, [.registered]) }
  }

  func apply(to event: inout Registered) {
    if let receivedUntil { event.receivedUntil = receivedUntil }
    if let registeredOn {
      event.registeredOn = registeredOn
      event.assumed.remove(.registeredOn)
    }
    if let type {
      event.type = type
      event.assumed.remove(.type)
    }
    if let aimag { event.aimag = aimag }
    if let sensitive { event.isSensitive = sensitive }
    if let complainant { event.complainant = complainant.code }
  }
}
