import Foundation
import Testing

@Suite struct AttachTests {
  private static let digest =
    "7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a"

  @Test func `seals a file beside the log, and records its digest and size`() throws {
    let program = try Program()
    let file = try program.file("minute.txt", "abcdefg")
    let output = try program.expectDone("attach 1/2024 \(file) --format json")
    #expect(output.contains(#""kind":"document-attached""#))
    #expect(output.contains(#""details":{"size":7,"sha256":"\#(Self.digest)"}"#), "\(output)")
    let path = program.ledger + "/documents/" + Self.digest
    let sealed = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(sealed.count == 7 + 12 + 16)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    #expect(!output.contains("minute"))
  }

  @Test func `takes standard input, and no file that is not there`() throws {
    let program = try Program()
    let output = try program.expectDone("attach 1/2024 - --format json", input: "abcdefg")
    #expect(output.contains(Self.digest))
    #expect(try program.run("attach 1/2024 \(program.directory)/none").status == 66)
    #expect(try program.run("attach 1/2024 \(program.directory)").status == 74)
  }
}
