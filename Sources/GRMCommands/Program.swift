internal import ArgumentParser
internal import Foundation

/// The command line program.
public enum Program {
  /// Runs the command that the arguments name and ends the process with its exit status.
  public static func run() -> Never {
    DamagedPages.giveSignalsASentence()
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

      Completion for a shell (bash, zsh or fish):
        grm --generate-completion-script bash > grm.bash && . ./grm.bash
      """,
    subcommands: [
      InitCommand.self, ImportCommand.self, LogCommand.self, TimelineCommand.self,
      DueCommand.self, ReceiptCommand.self, ReportCommand.self, KPICommand.self,
      NumbersCommand.self, BreakdownCommand.self, LintCommand.self,
      RebuildCommand.self, ViewsCommand.self, CalendarCommand.self, FactsCommand.self,
      AuditCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(name: "Grievance", subcommands: grievanceCommands),
      CommandGroup(
        name: "Office",
        subcommands: [
          StaffCommand.self, OrganisationCommand.self, PolicyCommand.self, EngageCommand.self,
        ]),
    ])

  private static let grievanceCommands: [any ParsableCommand.Type] = [
    RegisterCommand.self, AcknowledgeCommand.self, AssessCommand.self, AssignCommand.self,
    ActCommand.self, InstructCommand.self, NotifyCommand.self, MeetCommand.self,
    MediateCommand.self, AgreeCommand.self, FulfilCommand.self, AttachCommand.self,
    EscalateCommand.self, ExtendCommand.self, ResolveCommand.self, ConveyCommand.self,
    RespondCommand.self, ReopenCommand.self, WithdrawCommand.self, AppealCommand.self,
    PromiseCommand.self, KeepCommand.self, LinkCommand.self, CorrectCommand.self,
    RetractCommand.self, VoidCommand.self,
  ]
}
