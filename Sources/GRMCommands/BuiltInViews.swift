internal import DueList
internal import EngagementCounts
internal import GrievanceRegister
internal import KPICounts
internal import Projection
internal import ResolutionTimes
internal import StageTimelines

/// The views that this program keeps. A new projection is one more line here.
enum BuiltInViews {
  static let all: [AnyProjection] = [
    AnyProjection(StageTimelines.self),
    AnyProjection(ResolutionTimes.self),
    AnyProjection(KPICounts.self),
    AnyProjection(GrievanceRegister.self),
    AnyProjection(DueList.self),
    AnyProjection(EngagementCounts.self),
  ]

  /// The views of some names, or all where none is named.
  /// - Throws: `Failure` for a name that is none of them.
  static func named(_ names: [String]) throws -> [AnyProjection] {
    guard !names.isEmpty else { return all }
    return try names.map { name in
      guard let view = all.first(where: { $0.name == name }) else {
        let known = all.map(\.name).joined(separator: ", ")
        throw Failure(.usage, "there is no view '\(name)'; there are \(known)")
      }
      return view
    }
  }
}
