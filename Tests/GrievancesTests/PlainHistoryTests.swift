import Facts
import Grievances
import LedgerTesting
import Testing
import WorkingDays

@Suite struct PlainHistoryTests {
  /// Every subject of random ledgers, under random cuts.
  @Test func historiesAreThoseOfThePlainWay() throws {
    var peculiar = 0
    for number in UInt64(0)..<12 {
      let seed = SeededGenerator.defaultSeed &+ number
      try withTemporaryLedger(since: .of("2024-05-06")) { made throws in
        var clerk = RandomClerk(made, seed: seed)
        try clerk.work(90)
        var histories: [Subject: [Entry]] = [:]
        try made.log.read { snapshot in
          try snapshot.forEachFact { fact in
            histories[fact.subject, default: []].append(try Entry(fact))
            return true
          }
        }
        for (subject, entries) in histories {
          if entries.contains(where: \.isPeculiar) { peculiar += 1 }
          for _ in 0..<4 {
            let cut = Cut(
              known: .random(in: 0...200, using: &clerk.generator),
              through: made.ledger.today.advanced(
                by: -Int.random(in: 0...60, using: &clerk.generator)))
            try #require(
              History.effective(entries, cut: cut) == PlainHistory.effective(entries, cut: cut),
              "\(subject), \(cut), seed \(seed)")
          }
        }
      }
    }
    #expect(peculiar > 30)
  }
}
