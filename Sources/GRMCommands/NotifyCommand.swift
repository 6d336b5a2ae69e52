internal import ArgumentParser
internal import Facts
internal import Grievances

struct NotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Record that the World Bank was notified of a grievance.",
    discussion: """
      Example:
        grm notify 7/2024 --on 2024-03-06
      """)

  @OptionGroup var action: GrievanceAction

  func run() throws {
    try action.record { _ in .record(.worldBankNotified) }
  }
}
