internal import Foundation

/// Questions to a person and their answers: on a terminal, or injected in a test.
struct Dialogue: Sendable {
  /// The next line that was typed, without its end; nil where there are no more.
  let answer: @Sendable () -> String?
  let say: @Sendable (String) -> Void

  /// Whether somebody sits there who can be asked.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks on standard error, so that standard output holds only what was recorded.
  static let terminal = Dialogue(
    answer: { readLine(strippingNewline: true) },
    say: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) })

  /// Asks until an answer can be read.
  /// - Parameter read: gives what the answer means, or throws a sentence that says what is wrong.
  func ask<Value>(
    _ question: String, _ read: (String) throws(Misunderstood) -> Value
  ) throws -> Value {
    while true {
      say("\(question): ")
      guard let line = answer() else {
        say("\n")
        throw Failure(.no, "the questions were broken off; nothing has been recorded")
      }
      do throws(Misunderstood) {
        return try read(line.trimmingCharacters(in: .whitespaces))
      } catch { say("  \(error.sentence)\n") }
    }
  }

  /// Asks for one of some choices, which are shown with a number each.
  func choose<Value>(_ question: String, _ choices: [(String, Value)]) throws -> Value {
    say("\(question):\n")
    for (index, choice) in choices.enumerated() { say("  \(index + 1)  \(choice.0)\n") }
    return try ask("Number") { (line) throws(Misunderstood) in
      if let number = Int(line), (1...choices.count).contains(number) {
        return choices[number - 1].1
      }
      guard let choice = choices.first(where: { $0.0 == line }) else {
        throw Misunderstood("Type a number from 1 to \(choices.count).")
      }
      return choice.1
    }
  }

  func confirm(_ question: String, default assumed: Bool? = nil) throws -> Bool {
    let hint =
      switch assumed {
      case nil: "yes or no"
      case true?: "yes or no; Enter for yes"
      case false?: "yes or no; Enter for no"
      }
    return try ask("\(question) (\(hint))") { (line) throws(Misunderstood) in
      switch (line.lowercased(), assumed) {
      case ("yes", _), ("y", _): return true
      case ("no", _), ("n", _): return false
      case ("", let assumed?): return assumed
      default: throw Misunderstood("Type yes or no.")
      }
    }
  }
}

/// Why an answer cannot be taken: one clear sentence.
struct Misunderstood: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
