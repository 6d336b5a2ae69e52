import EventLog
import Facts
import Grievances
import Ledger
import RegisterImport
import Testing
import WorkingDays

@Suite struct RegisterImportTests {
  private func register(_ folder: ImportFolder, _ text: RegisterText) -> RegisterImport {
    RegisterImport(into: folder.ledger, from: { text.open() })
  }

  private func record(_ register: RegisterImport) throws -> Receipt {
    try register.record(as: RegisterImport.request(for: register.digest()))
  }

  @Test func whereTheChunksPartDoesNotMatter() throws {
    let text = RegisterText.rows(60)
    var all: [[Fact]] = []
    for chunkBytes in [7, 100, 1 << 20] {
      let folder = try ImportFolder()
      let before = try folder.size
      let register = register(folder, RegisterText(text, chunkBytes: chunkBytes))
      let check = try register.check()
      #expect(check.faults.isEmpty)
      #expect(check.rows == 60)
      let receipt = try record(register)
      #expect(receipt.first.rawValue == before)
      #expect(receipt.count == UInt64(check.facts))
      #expect(try folder.rootHolds())
      all.append(
        try folder.facts(from: before).map { fact in
          var fact = fact
          // Salts and the clock differ from run to run.
          fact.wordsDigest = fact.wordsDigest.isZero ? .zero : .sha256(of: [])
          fact.recordedAt = Instant(microseconds: 0)
          return fact
        })
    }
    #expect(all[0] == all[2])
    #expect(all[1] == all[2])
  }

  @Test func theSameFileAgainRecordsNothing() throws {
    let folder = try ImportFolder()
    let register = register(folder, RegisterText(RegisterText.rows(5)))
    let first = try record(register)
    let again = try record(register)
    #expect(again.repeated && !first.repeated)
    #expect(again.sequences == first.sequences)
  }

  @Test func aNumberUsedTwiceIsNamedWithTheLineOfTheFirstHoweverFarBack() throws {
    let folder = try ImportFolder()
    let text = RegisterText.rows(200) + "2/2024,2024-01-15,unrelated,,,,,\n"
    let check = try register(folder, RegisterText(text, chunkBytes: 64)).check()
    #expect(check.faults.listed.map(\.description) == ["line 202: 2/2024 stands in line 3 already"])
  }

  @Test func aFileThatChangesAfterTheCheckIsNotRecorded() throws {
    let folder = try ImportFolder()
    let before = try folder.size
    let text = RegisterText(RegisterText.rows(300), chunkBytes: 512)
    let register = register(folder, text)
    let request = RegisterImport.request(for: try register.check().digest)
    text.text += "301/2024,2024-01-15,unrelated,,,,,\n"
    #expect {
      _ = try register.record(as: request)
    } throws: { error in
      if case RegisterError.changed = error { true } else { false }
    }
    #expect(try folder.size == before)
    #expect(try folder.rootHolds())
  }

  @Test func aNumberTakenByAnotherAfterTheCheckEndsTheImport() throws {
    let folder = try ImportFolder()
    let text = RegisterText(RegisterText.rows(300), chunkBytes: 512)
    let register = register(folder, text)
    let request = RegisterImport.request(for: try register.check().digest)
    _ = try record(
      self.register(
        folder,
        RegisterText(
          "registered_no,received_on,status\n299/2024,2024-01-20,unrelated\n")))
    let before = try folder.size
    #expect {
      _ = try register.record(as: request)
    } throws: { error in
      guard case RegisterError.noLongerSound(let faults) = error else { return false }
      return faults.listed.first?.line == 300
    }
    #expect(try folder.size == before)
  }
}
