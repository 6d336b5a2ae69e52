import Facts
import Foundation
import Testing

@testable import EventLog

/// The disclosures are written by hand; Foundation says what they must be.
@Suite struct DisclosureTests {
  private func random(_ generator: inout SystemRandomNumberGenerator) -> String {
    let scalars = (0..<Int.random(in: 0...40, using: &generator)).map { _ -> Character in
      let ranges: [ClosedRange<UInt32>] = [
        0...0x7F, 0...0x1F, 0x20...0x2F, 0x5B...0x5D, 0x400...0x4FF, 0x2028...0x2029,
        0x1F600...0x1F64F,
      ]
      let range = ranges.randomElement(using: &generator) ?? 0...0x7F
      return Character(Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? " ")
    }
    return String(scalars)
  }

  @Test func aDisclosureIsTheJSONThatFoundationWrites() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let value = random(&generator)
      let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let disclosure = Disclosure(WordField(.referredTo, value), salt: salt)
      let json = try #require(Base64.url.decode(disclosure.text))
      let expected = try JSONEncoder().encode([
        Base64.url.encode(salt), "referred_to", value,
      ])
      #expect(Data(json) == expected, "\(Array(value.utf8))")
      #expect(disclosure.field == WordField(.referredTo, value))
    }
  }

  @Test func theSystemGivesAsManyRandomBytesAsAreAskedFor() {
    for count in [0, 1, 16, 255, 256, 257, 1_000] {
      #expect(Entropy.system.bytes(count).count == count)
    }
    #expect(Entropy.system.bytes(32) != Entropy.system.bytes(32))
  }
}
