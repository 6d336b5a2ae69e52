internal import ArgumentParser

/// What an auditor asks.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check a ledger.",
    subcommands: [AuditVerifyCommand.self])
}
