import Facts
import Testing

/// The class of a name is part of the format: moving one would publish what was told in confidence.
@Suite struct WordNameTests {
  @Test func everyNameHasTheClassOfTheFormat() {
    let classes: [WordName.Class: [String]] = [
      .open: ["project", "origin", "time_zone", "name", "source", "figures"],
      .public: [
        "summary", "actions", "referred_to", "reason", "commitment", "narrative", "overruled",
      ],
      .confidential: ["statement", "person", "contact", "assignee", "traits"],
    ]
    for (wordClass, names) in classes {
      let found = WordName.allCases.filter { $0.wordClass == wordClass }.map(\.rawValue)
      #expect(Set(found) == Set(names))
    }
    #expect(WordName.Class.open.rawValue == 0)
    #expect(WordName.Class.public.rawValue == 1)
    #expect(WordName.Class.confidential.rawValue == 2)
  }

  @Test func aDescriptionKeepsTheTextToItself() {
    let field = WordField(.person, "Болд")
    #expect(!"\(field)".contains("Болд"))
    #expect(!"\([field])".contains("Болд"))
  }
}
