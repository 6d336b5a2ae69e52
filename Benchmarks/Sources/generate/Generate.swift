import ArgumentParser
import Facts
import LedgerGenerator

@main
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new ledger that holds five years of a random history.",
    discussion: """
      Same number and seed: same facts, to the byte, on every machine. Nothing in it is about \
      anyone.
      """)

  @Option(help: "How many facts in all, those that every new ledger begins with included.")
  var facts: Int

  @Option(help: "What the history is drawn from, 0 or above; by default a random one.")
  var seed: UInt64?

  @Option(help: "The directory to make; it must not hold a ledger.")
  var ledger: String

  func validate() throws {
    guard (1...1_000_000_000).contains(facts) else {
      throw ValidationError("--facts must be from 1 to 1,000,000,000, not \(facts).")
    }
  }

  func run() throws {
    let seed = seed ?? UInt64.random(in: 0 ... .max)
    // Said first, so that a run that fails can be run again.
    print("seed        \(seed)")
    var progress = ProgressLine(of: facts)
    let clock = ContinuousClock()
    let start = clock.now
    let made = try GeneratedLedger.make(in: ledger, facts: facts, seed: seed) { count in
      progress.show(count, after: clock.now - start)
    }
    let elapsed = clock.now - start
    progress.clear()
    print("facts       \(made.facts)")
    print("grievances  \(made.grievances)")
    print("root        \(made.root.hexadecimal)")
    print("time        \(elapsed.inSeconds) s, \(made.facts.rate(over: elapsed)) facts/s")
  }
}
