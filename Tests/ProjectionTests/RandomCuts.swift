import EventLog
import Facts
import Grievances
import LedgerTesting
import Projection
import Testing
import WorkingDays

/// Histories and cuts at random, for what must hold of any.
func withRandomCuts(
  histories: Int, cuts: Int, salt: UInt64,
  _ body: (TemporaryLedger, Cut, inout SeededGenerator) throws -> Void
) throws {
  let template = try TemporaryLedger(since: .of("2024-05-06"))
  try withExtendedLifetime(template) {
    for number in 0..<histories {
      let seed = SeededGenerator.defaultSeed &+ salt &+ UInt64(number)
      do {
        try withTemporaryLedger(copying: template, seed: seed) { made throws in
          var clerk = RandomClerk(made, seed: seed)
          try clerk.work(45)
          let size = try made.ledger.known(nil)
          for _ in 0..<cuts {
            let today = made.ledger.today
            let cut = Cut(
              known: clerk.generator.chance(30)
                ? size : UInt64.random(in: 0...size, using: &clerk.generator),
              through: clerk.generator.chance(20)
                ? .distantFuture
                : today.advanced(by: -Int.random(in: 0...100, using: &clerk.generator)))
            try body(made, cut, &clerk.generator)
          }
        }
      } catch {
        print("to repeat this failure first of all: SEED=\(seed &- salt)")
        throw error
      }
    }
  }
}
