internal import PublicWords

/// A personal characteristic of complainants, kept in the confidential words `traits` as
/// `gender=woman; group=herder, youth; pseudonym=A7` (SEP section 4).
public enum Trait: String, CaseIterable, Sendable {
  case gender, group

  /// The values that are counted, by their names in the words.
  var values: [(name: String, label: Label)] {
    switch self {
    case .gender: [("woman", .woman), ("man", .man), ("other", .otherGender)]
    case .group:
      [
        ("youth", .youth), ("women", .womenGroup), ("elderly", .elderly), ("poor", .poor),
        ("low-income", .lowIncome), ("migrant", .migrant), ("ethnic-minority", .ethnicMinority),
        ("disability", .disability), ("small-business", .smallBusiness), ("herder", .herder),
        ("remote", .remote),
      ]
    }
  }
}

/// What the words about a complainant say of the person.
struct Traits: Sendable, Hashable {
  private var values: [String: Set<String>] = [:]

  /// Parts are separated by semicolons or line ends, values by commas; what is not understood is left.
  init(_ text: String) {
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      values[Self.plain(sides[0]), default: []].formUnion(
        sides[1].split(separator: ",").map(Self.plain))
    }
  }

  private static func plain(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
      .lowercased()
  }

  subscript(trait: Trait) -> Set<String> { values[trait.rawValue] ?? [] }

  /// What tells that two grievances come from one person.
  var pseudonym: String? { values["pseudonym"]?.first }
}
