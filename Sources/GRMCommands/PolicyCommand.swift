internal import ArgumentParser
internal import EventLog
internal import Facts
internal import Grievances
internal import Ledger
internal import Projection
internal import Reporting
internal import WorkingDays

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "The limits of the mechanism.",
    discussion: """
      A grievance is judged by the policy in force on the day it was received.

      Example:
        grm policy adopt --effective-from 2025-01-01 --resolution 20
        grm policy list
      """,
    subcommands: [PolicyAdoptCommand.self, PolicyListCommand.self])
}

/// A limit as an argument: `30`, `30:calendar` or `none`.
struct LimitArgument: ExpressibleByArgument {
  let days: UInt16?
  let basis: Basis?

  init?(argument: String) {
    guard argument != "none" else {
      days = nil
      basis = nil
      return
    }
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = parts.first, let days = UInt16(first), days > 0, parts.count <= 2 else {
      return nil
    }
    self.days = days
    basis = parts.count == 2 ? Basis(name: parts[1]) : nil
    guard parts.count == 1 || basis != nil else { return nil }
  }

  /// The limit; without a basis of its own, that of the limit that it replaces.
  func limit(replacing former: Limit?, basis common: Basis?, else fallback: Basis) -> Limit? {
    days.map { Limit(days: $0, basis: basis ?? common ?? former?.basis ?? fallback) }
  }
}

struct PolicyAdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Record limits that hold from a day on.",
    discussion: """
      A limit is a number of days, such as 30 or 30:calendar, or none. What is not named stays as \
      in the policy in force on that day.

      Example:
        grm policy adopt --effective-from 2025-01-01 --resolution 20 --meeting 5:working
      """)

  @OptionGroup var action: RecordingAction

  @Option(help: ArgumentHelp("The first received day for which it holds.", valueName: "day"))
  var effectiveFrom: CivilDay

  @Option(help: "From receipt to resolution.")
  var resolution: LimitArgument?

  @Option(name: .customLong("stage-1"), help: "From entering stage 1 to leaving it.")
  var stage1: LimitArgument?

  @Option(name: .customLong("stage-2"), help: "From entering stage 2 to leaving it.")
  var stage2: LimitArgument?

  @Option(name: .customLong("stage-3"), help: "From entering stage 3 to leaving it.")
  var stage3: LimitArgument?

  @Option(name: .customLong("stage-4"), help: "From entering stage 4 to leaving it.")
  var stage4: LimitArgument?

  @Option(help: "From receipt to the written acknowledgement.")
  var acknowledgement: LimitArgument?

  @Option(help: "From entering stage 3 to the meeting.")
  var meeting: LimitArgument?

  @Option(
    help: ArgumentHelp("The most that a limit may be extended by, in all.", valueName: "days"))
  var longestExtension: UInt16?

  @Option(help: "How days are counted, wherever a limit does not say it itself.")
  var basis: Basis?

  @Option(help: "What the policy is called.")
  var name: String?

  func validate() throws {
    guard resolution == nil || resolution?.days != nil else {
      throw ValidationError("the limit for resolution cannot be none")
    }
  }

  func run() throws {
    let ledger = try action.options.open(.writing)
    let former = try ledger.rules().policy(receivedOn: effectiveFrom)
    let words = [WordField(.name, name ?? "Policy from \(effectiveFrom)")]
    try action.record(.policyAdopted(policy(after: former)), about: .policy, words, in: ledger)
  }

  private func policy(after former: Policy) -> Policy {
    func limit(_ argument: LimitArgument?, _ old: Limit?) -> Limit? {
      guard let argument else {
        return old.map { Limit(days: $0.days, basis: basis ?? $0.basis) }
      }
      return argument.limit(replacing: old, basis: basis, else: former.resolution.basis)
    }
    let stages = [stage1, stage2, stage3, stage4].enumerated().map { index, argument in
      limit(argument, former.stages.indices.contains(index) ? former.stages[index] : nil)
    }
    return Policy(
      effectiveFrom: effectiveFrom,
      resolution: limit(resolution, former.resolution) ?? former.resolution, stages: stages,
      acknowledgement: limit(acknowledgement, former.acknowledgement),
      meeting: limit(meeting, former.meeting),
      longestExtension: longestExtension ?? former.longestExtension)
  }
}

struct PolicyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The policies, in the order in which they begin to hold.",
    discussion: "Example:\n  grm policy list --as-of 2024-06-30")

  @OptionGroup var options: LedgerOptions
  @OptionGroup var asOf: AsOfOptions

  func validate() throws { try options.checkFormat([.text, .json]) }

  func run() throws {
    let ledger = try options.open(.reading)
    let known = try asOf.known(in: ledger)
    let policies = try ledger.log.read { try $0.rules(known: known) }.policies
    switch options.format {
    case .json: for policy in policies { try Output.line(PolicyListing.json(policy).text) }
    default: try Output.write(PolicyListing.text(policies))
    }
  }
}
