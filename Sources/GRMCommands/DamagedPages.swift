internal import Foundation

/// What a command says when a damaged page ends it. LMDB goes where a page leads, and that may be out of
/// the memory map or onto a page of another kind, where nobody is left to throw an error.
enum DamagedPages {
  /// Gives the two signals that tell of it a sentence and an exit status. A child of `GuardedReading`
  /// goes without: its parent makes a finding of the signal.
  static func giveSignalsASentence() {
    guard !CommandLine.arguments.contains(GuardedReading.option) else { return }
    var action = sigaction()
    // Only what a handler of signals may call, on constants; it does not return.
    unsafe action.__sigaction_handler.sa_handler = { _ in
      let sentence: StaticString =
        "grm: a page of the ledger's file is damaged or cannot be read; run `grm audit verify`, and restore a backup\n"
      unsafe _ = write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
      _exit(ExitStatus.badData.rawValue)
    }
    for signal in [SIGBUS, SIGSEGV] { unsafe sigaction(signal, &action, nil) }
  }
}
