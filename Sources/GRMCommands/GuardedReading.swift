internal import Foundation

/// Reads in a process of its own what may be damaged in ways that end the process: a page of a damaged
/// file can lead LMDB out of its memory map.
enum GuardedReading {
  /// The option that tells the child not to begin another.
  static let option = "--unguarded"

  enum End {
    /// The child said what there was to say.
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// Runs this very command once more as a child with the same standard streams, and waits for it.
  /// - Throws: `Failure` where there can be no child.
  static func run() throws -> End {
    // Not a backtrace but a finding is what the user gets.
    unsafe setenv("SWIFT_BACKTRACE", "enable=no", 1)
    let arguments = CommandLine.arguments + [option]
    var child = pid_t()
    Interruption.ignore()
    // The strings are copied for the call, which keeps nothing of them.
    let code = unsafe withCStrings(arguments) { arguments in
      unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, arguments, environ)
    }
    guard code == 0 else {
      throw Failure(.unavailable, "no process can be started to read the ledger; try again")
    }
    // It listens for Ctrl-C, and says what there is to say; whoever means to stop it may know this one.
    let interruption = Interruption { [child] in kill(child, SIGINT) }
    defer { withExtendedLifetime(interruption) {} }
    var status: Int32 = 0
    // Waits for the child alone; the status is only filled.
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else {
        throw Failure(.ourFault, "unexpected: the process that reads the ledger was lost")
      }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    // Each copy is freed after the call; the list ends in nil, as exec's do.
    let copies = unsafe texts.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
    return unsafe copies.withUnsafeBufferPointer { list in
      // An array that is not empty has a base address.
      unsafe body(list.baseAddress!)
    }
  }
}
