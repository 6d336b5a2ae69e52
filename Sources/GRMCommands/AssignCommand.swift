internal import ArgumentParser
internal import Facts
internal import Grievances

struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Give a grievance to someone to handle.",
    discussion: """
      Example:
        grm assign 7/2024 --staff 3
      """)

  @OptionGroup var action: GrievanceAction

  @Option(help: "The staff number.")
  var staff: StaffNumber

  func run() throws {
    try action.record { ledger in
      try Enrolled.noteUnless(staff, in: ledger)
      return .record(.assigned(Assigned(staff: staff)))
    }
  }
}
