public import Facts

/// Which fields of a fact are assumed rather than known; names are those of the import file.
public struct AssumedFields: OptionSet, Sendable, Hashable, Plain {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let receivedOn = AssumedFields(rawValue: 1)
  public static let registeredOn = AssumedFields(rawValue: 1 << 1)
  public static let channel = AssumedFields(rawValue: 1 << 2)
  public static let type = AssumedFields(rawValue: 1 << 3)
  public static let status = AssumedFields(rawValue: 1 << 4)
  public static let stage = AssumedFields(rawValue: 1 << 5)
  public static let resolvedOn = AssumedFields(rawValue: 1 << 6)
  public static let referredTo = AssumedFields(rawValue: 1 << 7)
  public static let assignedTo = AssumedFields(rawValue: 1 << 8)
  /// The day of a step whose day no register gives: assessment, assignment, escalation.
  public static let occurredOn = AssumedFields(rawValue: 1 << 9)
  public static let person = AssumedFields(rawValue: 1 << 10)
  public static let contact = AssumedFields(rawValue: 1 << 11)
  public static let summary = AssumedFields(rawValue: 1 << 12)
  public static let actions = AssumedFields(rawValue: 1 << 13)

  private static let names: [(AssumedFields, String)] = [
    (.receivedOn, "received_on"), (.registeredOn, "registered_on"), (.channel, "channel"),
    (.type, "type"), (.status, "status"), (.stage, "stage"), (.resolvedOn, "resolved_on"),
    (.referredTo, "referred_to"), (.assignedTo, "assigned_to"), (.occurredOn, "occurred_on"),
    (.person, "person"), (.contact, "contact"), (.summary, "summary"), (.actions, "actions"),
  ]

  /// The field with a name, or nil.
  public init?(name: some StringProtocol) {
    guard let field = Self.names.first(where: { $0.1 == name })?.0 else { return nil }
    self = field
  }

  /// The names of the fields, in the order of their bits.
  public var fieldNames: [String] { Self.names.filter { contains($0.0) }.map(\.1) }
}
