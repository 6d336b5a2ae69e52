import Ledger
import LedgerTesting
import Testing

@Suite struct IdentityTests {
  /// C2SP tlog-checkpoint: a schema-less URL, no spaces, no plus; one line of a checkpoint.
  @Test(arguments: [
    "", " ", "grm", "http://grm.example.org", "https://grm.example.org/x", "grm.example.org/a b",
    "grm.example.org/a+b", "grm+.example.org", "/grm.example.org", "grm.example.org/",
    "grm.example.org/a\nb", "grm.example.org\n", "grm.example.org/\u{0}", "grm.example.org/\u{7F}",
    "grm.example.org/a\u{A0}b", "grm.example.org/\u{2028}", "grm.example.org/\t", "/", "//",
    "grm/example.org", "\u{85}grm.example.org",
  ])
  func aBadOriginIsRefused(_ origin: String) {
    #expect(throws: LedgerError.badOrigin(origin)) {
      try LedgerIdentity(project: "P", origin: origin, coversFrom: nil)
    }
  }

  @Test(arguments: [
    "grm.example.org", "grm.example.org/smart-government-ii", "grm.example.org/a/b/c",
    "грм.мн/төсөл",
  ])
  func aHostWithAPathIsAnOrigin(_ origin: String) throws {
    let identity = try LedgerIdentity(project: "P", origin: origin, coversFrom: nil)
    #expect(identity.origin == origin)
    #expect(identity.zone.identifier == "Asia/Ulaanbaatar")
  }

  @Test(arguments: ["", " ", "Asia/Nowhere", "Ulaanbaatar", "../etc/passwd", "Asia/", "\u{0}"])
  func anUnknownZoneIsRefused(_ zone: String) {
    #expect(throws: LedgerError.unknownZone(zone)) {
      try LedgerIdentity(
        project: "P", origin: "grm.example.org", timeZone: zone, coversFrom: nil)
    }
  }
}
