import Foundation
import Testing

/// Long work says how far it has come, and Ctrl-C leaves everything sound and says so.
@Suite(.serialized) struct ProgressTests {
  /// Enough to be interrupted in the middle.
  private static let rows = 20_000

  private func register(in program: Program) throws -> String {
    var text = "registered_no,received_on,registered_on,channel,type,status,resolved_on\n"
    for number in 1...Self.rows {
      text += "\(number)/2024,2024-03-05,2024-03-05,email,request,resolved,2024-03-07\n"
    }
    return try program.file("register.csv", text)
  }

  private func imported() throws -> Program {
    let program = try Program(registering: false)
    try program.expectDone("import \(register(in: program))")
    try program.expectDone("rebuild")
    return program
  }

  private func expectSound(_ program: Program) throws {
    let checked = try program.expectDone("rebuild --check --format json")
    #expect(checked.split(separator: "\n").allSatisfy { $0.contains(#""ok":true"#) })
    try program.expectDone("audit verify")
  }

  @Test func `a rebuild shows its progress on a terminal, and Ctrl-C says what is left`() throws {
    let program = try imported()
    let (status, shown) = try program.onTerminal("rebuild", interruptedAfter: " %")
    #expect(status == 130, "\(shown)")
    #expect(shown.contains(" facts, ") && shown.contains(" s left"), "\(shown)")
    #expect(shown.contains("grm: interrupted; the views are as they were"))
    try expectSound(program)
    try program.expectDone("rebuild")
  }

  @Test func `without a terminal there is a plain line now and then, and Ctrl-C works`() throws {
    let program = try imported()
    let rebuild = try Background(program, "rebuild --format json")
    try rebuild.waitUntilInterruptible()
    rebuild.suspend(seconds: 2.2)
    let outcome = try rebuild.end()
    #expect(outcome.status == 0)
    let figures = try #require(outcome.output.split(separator: "\n").last)
    #expect(figures.contains(#""fold_seconds":"#) && figures.hasSuffix("]}"))
    let line = try #require(outcome.error.split(separator: "\n").first)
    #expect(line.hasPrefix("grm: ") && line.contains(" facts"))
    #expect(!outcome.error.contains("\r") && !outcome.error.contains("\u{1B}"))

    let checked = try Background(program, "rebuild --check")
    try checked.waitUntilInterruptible()
    let stopped = try checked.interrupt()
    #expect(stopped.status == 130)
    #expect(stopped.error == "grm: interrupted; nothing was changed\n")
    try expectSound(program)
  }

  @Test func `short work says nothing without a terminal`() throws {
    let outcome = try Program().run("rebuild --format json")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
  }

  @Test func `a verification and an export that are interrupted say so and leave nothing`() throws {
    let program = try imported()
    let verifying = try Background(program, "audit verify")
    try verifying.waitUntilInterruptible()
    let outcome = try verifying.interrupt()
    #expect(outcome.status == 130 && outcome.output.isEmpty, "\(outcome)")
    #expect(outcome.error == "grm: interrupted; nothing was changed\n")

    let (key, copy) = ("\(program.directory)/key", "\(program.directory)/copy")
    // The key of the ledger's name, drawn with another ledger of that name.
    try program.expectDone(
      "init --ledger \(program.directory)/another --project P --origin grm.example.org/p "
        + "--signing-key \(key)")
    try program.expectDone("audit checkpoint --signing-key \(key)")
    let exporting = try Background(program, "audit export \(copy)")
    try exporting.waitUntilInterruptible()
    let stopped = try exporting.interrupt()
    #expect(stopped.status == 130 && stopped.output.isEmpty, "\(stopped)")
    #expect(stopped.error == "grm: interrupted; \(copy) was not made\n")
    let left = try FileManager.default.contentsOfDirectory(atPath: program.directory)
    #expect(!left.contains { $0.hasPrefix("copy") }, "\(left)")
    try program.expectDone("audit export \(copy)")
    let opening = "audit open \(copy) --ledger \(program.directory)/other"
    let opened = try Background(program, opening)
    try opened.waitUntilInterruptible()
    #expect(
      try opened.interrupt().error == "grm: interrupted; \(program.directory)/other was not made\n")
    try program.expectDone(opening)
    try expectSound(program)
  }

  @Test func `an import that is interrupted records nothing`() throws {
    let program = try Program(registering: false)
    let facts = try program.facts()
    let file = try register(in: program)
    let started = try Background(program, "import \(file)")
    try started.waitUntilInterruptible()
    let outcome = try started.interrupt()
    #expect(outcome.status == 130)
    #expect(outcome.error == "grm: interrupted; nothing has been recorded\n")
    let (status, shown) = try program.onTerminal("import \(file)", interruptedAfter: "rows")
    #expect(status == 130 && shown.contains("checked "), "\(shown)")
    #expect(shown.contains("grm: interrupted; nothing has been recorded"))
    #expect(try program.facts() == facts)
    try program.expectDone("import \(file)")
    #expect(try program.facts() == facts + 3 * Self.rows)
    try program.expectDone("audit verify")
  }
}
