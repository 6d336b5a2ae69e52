import Foundation
import Testing

/// What an auditor types, and what is answered where it cannot be.
@Suite struct AuditCommandTests {
  private let program: Program
  private let key: String
  private let vkey: String

  init() throws {
    program = try Program()
    key = "\(program.directory)/key"
    // The key of the ledger's name, drawn with another ledger of that name.
    let answer = try program.expectDone(
      "init --ledger \(program.directory)/other --project P --origin grm.example.org/p "
        + "--signing-key \(key)")
    vkey = String(answer.split(separator: "\n").last ?? "")
  }

  private func checkpoint() throws -> String {
    try program.expectDone("audit checkpoint --signing-key \(key)")
  }

  private func expect(
    _ status: Int32, _ text: String, _ line: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try program.run(line)
    #expect(outcome.status == status, "\(line): \(outcome.error)", sourceLocation: location)
    #expect(outcome.error.contains(text), "\(line): \(outcome.error)", sourceLocation: location)
    #expect(
      outcome.error.split(separator: "\n").first?.hasPrefix("grm: ") == true
        || outcome.error.hasPrefix("Error: "), sourceLocation: location)
  }

  @Test func aCheckpointIsSignedKeptAndVerified() throws {
    let note = try checkpoint()
    #expect(note.hasPrefix("grm.example.org/p\n"))
    #expect(try checkpoint() == note)
    #expect(
      try program.expectDone("audit checkpoint --list").contains(note.split(separator: "\n")[2]))
    let file = try program.file("outside", note)
    try program.expectDone("audit verify --checkpoint \(file) --vkey \(vkey)")
  }

  /// Page after page is made one of no kind: LMDB throws, or ends whoever reads it.
  @Test func aDamagedPageGetsASentenceFromEveryCommand() throws {
    let file = "\(program.ledger)/log.mdb"
    let sound = try Data(contentsOf: URL(fileURLWithPath: file))
    for page in 2..<sound.count / 4_096 {
      var bytes = sound
      bytes.replaceSubrange(page * 4_096 + 10..<page * 4_096 + 12, with: [0, 0])
      try bytes.write(to: URL(fileURLWithPath: file))
      for line in ["facts", "report --period 2024-H1", "timeline 1/2024"] {
        let outcome = try program.run(line)
        #expect([0, 65].contains(outcome.status), "\(line), page \(page): \(outcome.error)")
        #expect(
          outcome.status == 0
            || outcome.error.hasPrefix("grm: ") && outcome.error.split(separator: "\n").count <= 2,
          "\(line), page \(page): \(outcome.error)")
      }
    }
  }

  @Test func aForgedCheckpointIsFound() throws {
    let note = try checkpoint()
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    let forged = try program.file(
      "forged", ([lines[0], "1"] + lines[2...]).joined(separator: "\n"))
    try expect(1, "2 faults", "audit verify --checkpoint \(forged) --vkey \(vkey)")
    try expect(65, "signed note", "audit verify --checkpoint \(key)")
    try expect(66, "cannot be read", "audit verify --checkpoint \(program.directory)/nothing")
  }

  @Test func theKeyMustBeSafe() throws {
    try expect(66, "no signing key", "audit checkpoint --signing-key \(program.directory)/nothing")
    try expect(64, "--signing-key", "audit checkpoint")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    try expect(69, "chmod 600", "audit checkpoint --signing-key \(key)")
    try expect(
      69, "ledger's directory", "audit cosign --new-witness w --signing-key \(program.ledger)/w")
  }

  @Test func witnessesCosign() throws {
    _ = try checkpoint()
    let witness = "\(program.directory)/w"
    let answer = try program.expectDone(
      "audit cosign --new-witness w.example.org --signing-key \(witness)")
    let witnessKey = String(answer.split(separator: "\n").last ?? "")
    let require = "audit verify --witness \(witnessKey) --require-witness 1"
    try expect(1, "1 fault", require)
    try program.expectDone("audit cosign --signing-key \(witness)")
    try program.expectDone(require)
    try expect(64, "--witness", "audit verify --require-witness 1")
  }

  @Test func proofsAreCheckedWithTheKeyAlone() throws {
    try expect(66, "grm audit checkpoint", "audit prove fact 0")
    _ = try checkpoint()
    let proof = "\(program.directory)/proof"
    try program.expectDone("audit prove fact 3 --into \(proof)")
    #expect(try program.expectDone("audit check \(proof) --vkey \(vkey)").contains("position 3"))
    let other = try program.expectDone(
      "audit cosign --new-witness grm.example.org/p --signing-key \(program.directory)/x")
    let otherKey = String(other.split(separator: "\n").last ?? "")
    try expect(1, "shows nothing", "audit check \(proof) --vkey \(otherKey)")
    try expect(1, "shows nothing", "audit check \(key) --vkey \(vkey)")
    try expect(66, "no fact", "audit prove fact 999999")
    try expect(66, "no words", "audit prove words 0 summary")
    try expect(66, "no checkpoint", "audit prove consistency 5")
    try expect(64, "vkey", "audit check \(proof) --vkey nothing")
    let words = try program.expectDone("audit prove words 0 project")
    let shown = try program.run("audit check - --vkey \(vkey) --format json", input: words)
    #expect(shown.output.contains("\"text\":\"P\""), "\(shown.error)")
  }

  @Test func aCopyGivesTheSameFiguresAndIsNeverWritten() throws {
    let copy = "\(program.directory)/copy"
    let opened = "\(program.directory)/opened"
    try program.expectDone("audit export \(copy) --signing-key \(key)")
    try expect(73, "already", "audit export \(copy)")
    try program.expectDone("audit open \(copy) --ledger \(opened) --vkey \(vkey)")
    try expect(73, "already", "audit open \(copy) --ledger \(opened)")
    for question in ["report --period 2024 --format json", "kpi --period 2024 --format json"] {
      #expect(
        try program.expectDone("\(question) --ledger \(opened)") == program.expectDone(question))
    }
    try expect(69, "copy", "acknowledge 1/2024 --on 2024-03-06 --ledger \(opened)")
    try program.expectDone("audit verify --ledger \(opened) --vkey \(vkey)")
    try FileManager.default.removeItem(atPath: "\(copy)/words/open.jsonl")
    try expect(66, "missing", "audit open \(copy) --ledger \(opened)2")
    #expect(!FileManager.default.fileExists(atPath: "\(opened)2"))
  }
}
