import Facts
import LedgerTesting
import Testing

@Suite struct DigestTests {
  @Test func onlyThirtyTwoBytesAreADigest() {
    for count in [0, 31, 33, 64] {
      #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
    }
  }

  @Test func theTextsAreThoseOfTheBytes() throws {
    let digest = try #require(Digest(Array(0..<32)))
    #expect(
      digest.hexadecimal == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
    #expect(digest.base64 == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
    #expect(digest.bytes == Array(0..<32))
  }

  @Test func zeroIsThirtyTwoZeroBytes() {
    #expect(Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    #expect(Digest.zero.isZero)
    for place in 0..<32 {
      var bytes = [UInt8](repeating: 0, count: 32)
      bytes[place] = 1
      #expect(Digest(bytes)?.isZero == false)
    }
  }

  /// Each pair differs first at a random byte, so that every place decides now and then.
  @Test func digestsSortAsTheirBytesDo() throws {
    try withSeed { generator in
      for _ in 0..<5_000 {
        let common = generator.bytes(Int.random(in: 0...32, using: &generator))
        let left = common + generator.bytes(32 - common.count)
        let right = common + generator.bytes(32 - common.count)
        let first = try #require(Digest(left))
        let second = try #require(Digest(right))
        try #require((first < second) == left.lexicographicallyPrecedes(right))
        try #require((first == second) == (left == right))
      }
    }
  }
}
