internal import ArgumentParser

/// What an auditor asks.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Check a ledger, prove what it says, and take a copy that names nobody.",
    subcommands: [
      AuditVerifyCommand.self, AuditExplainCommand.self, AuditCompareCommand.self,
      AuditCheckpointCommand.self, AuditCosignCommand.self, AuditProveCommand.self,
      AuditCheckCommand.self, AuditExportCommand.self, AuditOpenCommand.self,
    ])
}
