import Facts
import Testing

@Suite struct PayloadTests {
  private func bytes(_ payload: Payload) -> [UInt8] {
    var bytes: [UInt8] = []
    payload.append(to: &bytes)
    return bytes
  }

  @Test func integersLieLowestByteFirst() {
    var payload = Payload()
    payload.set(byte: 0x11, at: 3)
    payload.set(short: 0x2233, at: 6)
    payload.set(integer: 0x4455_6677, at: 12)
    var expected = [UInt8](repeating: 0, count: 48)
    expected[3] = 0x11
    expected.replaceSubrange(6..<8, with: [0x33, 0x22])
    expected.replaceSubrange(12..<16, with: [0x77, 0x66, 0x55, 0x44])
    #expect(bytes(payload) == expected)
    #expect(payload.byte(at: 3) == 0x11)
    #expect(payload.short(at: 6) == 0x2233)
    #expect(payload.integer(at: 12) == 0x4455_6677)
  }

  @Test func settingAgainReplaces() {
    var payload = Payload()
    payload.set(integer: .max, at: 4)
    payload.set(integer: 5, at: 4)
    #expect(payload.integer(at: 4) == 5)
    #expect(payload.integer(at: 0) == 0 && payload.integer(at: 8) == 0)
  }

  @Test func aDigestComesBack() throws {
    let digest = try #require(Digest(Array(1...32)))
    var payload = Payload()
    payload.set(digest: digest, at: 8)
    #expect(payload.digest(at: 8) == digest)
    #expect(Array(bytes(payload)[8..<40]) == digest.bytes)
    #expect(payload.isZero(from: 40))
  }

  @Test func anyByteThatIsSetIsNotZero() {
    for offset in 0..<48 {
      var payload = Payload()
      payload.set(byte: 1, at: offset)
      #expect(!payload.isZero(from: offset))
      #expect(payload.isZero(from: offset + 1))
      #expect(payload != Payload())
    }
    #expect(Payload().isZero(from: 0))
  }
}
