internal import EventLog
internal import Facts
internal import GrievanceRegister
internal import PublicWords

/// How many people have each value of a personal characteristic: grievances under one pseudonym are
/// one person's.
struct PeopleByTrait {
  let trait: Trait
  private(set) var people = 0
  /// By the trait's values, those of whom it is not known last.
  private(set) var counts: [Int]
  private var seen: Set<String> = []

  init(_ trait: Trait) {
    self.trait = trait
    counts = Array(repeating: 0, count: trait.values.count + 1)
  }

  /// Counts whoever one grievance comes from, once.
  mutating func count(_ traits: Traits?) {
    if let pseudonym = traits?.pseudonym, !seen.insert(pseudonym).inserted { return }
    people += 1
    for place in trait.places(traits) { counts[place] += 1 }
  }

  /// The counts that may be shown; nil is withheld. Everybody has one gender; groups overlap.
  var publishable: [Int?] {
    switch trait {
    case .gender: SmallCells.publishable(parts: counts)
    case .group: SmallCells.publishable(groups: counts, of: people)
    }
  }
}

extension Trait {
  /// The names of what is counted, `not_known` last.
  var names: [String] { values.map(\.name) + ["not_known"] }

  /// Where a person counts among `names`: in every group, or as not known.
  func places(_ traits: Traits?) -> [Int] {
    let places = values.indices.filter { traits?[self].contains(values[$0].name) == true }
    return places.isEmpty ? [values.count] : places
  }
}

extension Snapshot {
  /// What the words of a grievance say of whoever it comes from; nil where they say nothing, or were
  /// erased. Needs the keys.
  func traits(of subject: Subject, _ row: GrievanceRegister.Row) throws -> Traits? {
    guard let place = row.words.registered,
      let words = try words(of: place, about: subject, unsealing: true)
    else { return nil }
    return words[.traits].map(Traits.init)
  }
}
