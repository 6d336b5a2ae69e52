internal import Facts

/// Gives each subject of a replay a place in a dense array, in the order of first sight.
struct SubjectTable {
  private var places: [Subject: Int] = [:]
  private(set) var subjects: [Subject] = []

  mutating func place(of subject: Subject) -> Int {
    if let place = places[subject] { return place }
    places[subject] = subjects.count
    subjects.append(subject)
    return subjects.count - 1
  }
}
