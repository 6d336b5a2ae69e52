public import Grievances
public import Reporting
internal import WorkingDays

/// The figures of a report in canonical JSON (RFC 8785): what is published, compared and restated.
public struct Figures: Sendable, Hashable {
  public let json: JSON
  /// The canonical text; its UTF-8 is what is published.
  public let text: String

  /// - Throws: `JSON.NotCanonical` where a figure is too large to be written exactly.
  public init(_ report: GRMReport) throws(JSON.NotCanonical) {
    json = report.json
    text = try json.canonical()
  }

  /// nil where the text is not canonical.
  public init?(_ text: String) {
    guard let json = JSON(canonical: text) else { return nil }
    self.json = json
    self.text = text
  }

  /// The figures without the cut, which says when they were seen and not what was counted.
  public var withoutCut: JSON { json.without("cut") }

  /// The period that the figures are of; nil where they name none.
  public var period: Period? {
    guard case .string(let from)? = json["period"]?["from"],
      case .string(let through)? = json["period"]?["to"], let first = CivilDay(from),
      let last = CivilDay(through)
    else { return nil }
    return Period(from: first, through: last)?.named
  }

  /// The number of facts that the figures see; nil where they name no cut.
  public var known: UInt64? {
    guard case .integer(let last)? = json["cut"]?["sequence"], last >= 0 else { return nil }
    return UInt64(last) + 1
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// One figure that is not what it was.
public struct FigureChange: Sendable, Hashable {
  /// Where it stands in the report, such as `by_status.resolved` or `grievances.7/2024.working_days`.
  public let path: String
  /// null where there was none.
  public let before: JSON
  /// null where there is none any more.
  public let after: JSON
}

extension FigureChange: CustomStringConvertible {
  public var description: String { "\(path) \(before.text) -> \(after.text)" }
}

extension FigureChange {
  /// What differs between two reports, in the order of the paths. An element that names a grievance is
  /// found again by its number.
  public static func changes(from before: JSON, to after: JSON) -> [FigureChange] {
    changes("", before, after).sorted { $0.path < $1.path }
  }

  private static func changes(_ path: String, _ before: JSON, _ after: JSON) -> [FigureChange] {
    guard before != after else { return [] }
    if let (old, new) = both(before, after, \.members) {
      return Set(old.keys).union(new.keys).flatMap { key in
        changes(path.isEmpty ? key : "\(path).\(key)", old[key] ?? .null, new[key] ?? .null)
      }
    }
    if case .array(let old) = before, case .array(let new) = after,
      let old = byNumber(old), let new = byNumber(new)
    {
      return Set(old.keys).union(new.keys).flatMap { number -> [FigureChange] in
        let path = "\(path).\(number)"
        guard let before = old[number], let after = new[number] else {
          return [
            FigureChange(path: path, before: old[number] ?? .null, after: new[number] ?? .null)
          ]
        }
        return changes(path, before, after)
      }
    }
    return [FigureChange(path: path, before: before, after: after)]
  }

  /// The members of both, where one is an object and the other is one or null.
  private static func both(
    _ before: JSON, _ after: JSON, _ members: (JSON) -> [String: JSON]?
  ) -> ([String: JSON], [String: JSON])? {
    switch (members(before), members(after)) {
    case (let old?, let new?): (old, new)
    case (let old?, nil) where after == .null: (old, [:])
    case (nil, let new?) where before == .null: ([:], new)
    default: nil
    }
  }

  /// The elements by the grievance that each names; nil where one names none. Those of one grievance
  /// are taken together.
  private static func byNumber(_ elements: [JSON]) -> [String: JSON]? {
    var found: [String: [JSON]] = [:]
    for element in elements {
      guard case .string(let number)? = element["number"] else { return nil }
      found[number, default: []].append(element.without("number"))
    }
    return found.mapValues { $0.count == 1 ? $0[0] : .array($0) }
  }
}

extension JSON {
  /// The members of an object by their keys; nil where this is none.
  fileprivate var members: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
