internal import Grievances

/// The codes that a column may hold, by name. The name of a code is worked out each time it is asked
/// for, which is too slow for every cell of a long register.
struct CodeTable<Value: Code> {
  private let codes: [(name: String, folded: String, code: Value)]

  init(_ codes: [Value]) { self.codes = codes.map { ($0.name, $0.name.foldedName, $0) } }

  subscript(_ name: String) -> Value? { codes.first { $0.name == name }?.code }

  /// The code that a name means which is written in another way; see `foldedName`.
  subscript(folding name: String) -> Value? {
    let folded = name.foldedName
    return codes.first { $0.folded == folded }?.code
  }

  /// All names, for an error.
  var list: String { codes.map(\.name).joined(separator: ", ") }
}
