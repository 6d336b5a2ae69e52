internal import ArgumentParser
internal import Foundation

/// The command line program.
public enum Program {
  /// Runs the command that the arguments name and ends the process with its exit status.
  public static func run() -> Never {
    do {
      var command = try GRM.parseAsRoot()
      try command.run()
      exit(ExitStatus.done.rawValue)
    } catch {
      guard let failure = Failure(error) else { GRM.exit(withError: error) }
      Output.error(failure.sentence)
      exit(failure.status.rawValue)
    }
  }
}

/// The root of all commands.
struct GRM: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grm",
    abstract: "A sealed ledger of a grievance redress mechanism.",
    discussion: """
      Facts go in once and are sealed; every figure is folded from them again.

      Example:
        grm init --project "Smart Government II" --origin grm.example.org/sg2
        grm import register.csv
        grm report --period 2024-H1
      """,
    subcommands: [
      InitCommand.self, ImportCommand.self, RegisterCommand.self, AssessCommand.self,
      AssignCommand.self, EscalateCommand.self, ResolveCommand.self, ReopenCommand.self,
      CorrectCommand.self, RetractCommand.self, LogCommand.self, TimelineCommand.self,
      DueCommand.self, KPICommand.self,
      ReportCommand.self, RebuildCommand.self, ViewsCommand.self, CalendarCommand.self,
      FactsCommand.self, AuditCommand.self,
    ])
}
