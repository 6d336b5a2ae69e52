internal import Facts
internal import Grievances
internal import WorkingDays

extension AdoptedPolicy {
  /// Which policy judged something: the position of its fact, and from which received day it holds.
  var json: JSON {
    [
      "fact": JSON(fact.map { Int(clamping: $0.rawValue) }),
      "effective_from": policy.effectiveFrom == .distantPast ? .null : JSON(policy.effectiveFrom),
    ]
  }

  var text: String {
    let from = policy.effectiveFrom
    let since = from == .distantPast ? "in force from any day" : "in force from \(from)"
    return (fact.map { "the policy of fact \($0)" } ?? "the standard policy") + ", \(since)"
  }
}
