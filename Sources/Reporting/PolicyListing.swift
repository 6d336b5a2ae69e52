internal import Documents
internal import Facts
public import Grievances
internal import WorkingDays

/// The limits of the mechanism, laid out.
public enum PolicyListing {
  public static func json(_ adopted: AdoptedPolicy) -> JSON {
    JSON.object(Event.policyAdopted(adopted.policy).details).with([
      "fact": JSON(adopted.fact.map { Int(clamping: $0.rawValue) })
    ])
  }

  public static func text(_ policies: [AdoptedPolicy]) -> String {
    let columns = [
      "fact", "effective from", "resolution", "stage 1", "stage 2", "stage 3", "stage 4",
      "acknowledgement", "meeting", "longest extension",
    ]
    var table = TextTable(columns.map { ($0, .left) })
    for adopted in policies {
      let policy = adopted.policy
      let stages = (0..<4).map { policy.stages.indices.contains($0) ? policy.stages[$0] : nil }
      let limits = [policy.resolution] + stages + [policy.acknowledgement, policy.meeting]
      let from = policy.effectiveFrom
      table.add(
        [adopted.fact?.description ?? "", from == .distantPast ? "any day" : from.description]
          + limits.map { text($0) }
          + ["\(policy.longestExtension) days"])
    }
    return table.text
  }

  private static func text(_ limit: Limit?) -> String {
    limit.map { "\($0.days) \($0.basis.name)" } ?? "none"
  }
}
