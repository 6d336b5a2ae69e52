internal import BuiltInViews
internal import Projection

/// The views that a command was told to take.
enum NamedViews {
  /// The views of some names, each once, or all where none is named.
  /// - Throws: `Failure` for a name that is none of them.
  static func named(_ names: [String]) throws -> [AnyProjection] {
    var seen: Set<String> = []
    return names.isEmpty
      ? BuiltInViews.all : try names.filter { seen.insert($0).inserted }.map(named)
  }

  static func named(_ name: String) throws -> AnyProjection {
    guard let view = BuiltInViews.all.named(name) else {
      let known = BuiltInViews.all.map(\.name).joined(separator: ", ")
      throw Failure(.usage, "there is no view '\(name)'; there are \(known)")
    }
    return view
  }
}
