internal import Facts

/// What a row says of its subject, as codes: up to eight, in the order in which the projection
/// describes them.
public struct Attributes: Sendable, Hashable {
  private var codes: UInt64 = 0

  public init(_ codes: UInt8...) {
    for (number, code) in codes.enumerated() { self.codes |= UInt64(code) << UInt64(8 * number) }
  }

  /// The most that a row can say.
  public static let most = 8

  subscript(number: Int) -> UInt8 { UInt8(truncatingIfNeeded: codes >> UInt64(8 * number)) }
}

/// The attributes of every subject of a view, for a walk over the rows of another view about the same
/// subjects. Takes 16 bytes a subject.
public struct SubjectAttributes {
  /// The number of facts that had been taken in.
  let position: UInt64
  private var subjects: [Subject] = []
  private var attributes: [Attributes] = []
  private var next = 0

  init<Source: RowSource>(_ source: Source) throws {
    position = source.position
    try source.forEachRow { subject, row in
      subjects.append(subject)
      attributes.append(Source.P.attributes(of: row))
      return true
    }
  }

  /// What is known of a subject; ask in the order of the subjects.
  mutating func attributes(of subject: Subject) -> Attributes {
    while next < subjects.count, subjects[next] < subject { next += 1 }
    return next < subjects.count && subjects[next] == subject ? attributes[next] : Attributes()
  }
}
