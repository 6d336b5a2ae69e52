internal import BuiltInViews
internal import EventLog
internal import Facts
internal import Projection

/// Holds the stored views against a fresh replay of the facts that each took in.
struct ViewsCheck {
  /// The number of views that were compared.
  private(set) var compared: UInt64 = 0

  var counts: [Check.Count] { [Check.Count("compared", compared)] }

  /// A view that was never made, or was made by another version of its projection, says nothing and is
  /// made anew when it is next asked.
  /// - Parameter beat: called again and again; what it throws ends the check.
  mutating func run(
    _ store: ViewStore, _ log: EventLog, _ findings: inout Findings, beat: () throws -> Void
  ) throws {
    let differences = try store.differences(BuiltInViews.all, from: log) { _, _ in try beat() }
    for difference in differences {
      switch difference?.what {
      case .neverMade, .madeBy: continue
      case nil: compared += 1
      default:
        compared += 1
        if let difference { findings.fault(.viewDiffers(difference)) }
      }
    }
  }
}
