import Facts
import Foundation
import Testing

@Suite struct Base64Tests {
  @Test func bothAlphabetsAreThoseOfFoundation() {
    for length in 0...70 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255) }
      let standard = Data(bytes).base64EncodedString()
      let url = standard.replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
      #expect(Base64.standard.encode(bytes) == standard)
      #expect(Base64.url.encode(bytes) == url)
      #expect(Base64.standard.decode(standard) == bytes)
      #expect(Base64.url.decode(url) == bytes)
    }
  }

  /// Not padded, padded too much, padded within, bits left over, another alphabet, spaces.
  @Test(arguments: [
    "QQ", "QQ=", "Q===", "QQ==QQ==", "QR==", "QUJ=", "QQ==\n", " QQ=", "-_8=", "Q", "====",
  ])
  func standardTextIsReadStrictly(_ text: String) {
    #expect(Base64.standard.decode(text) == nil)
  }

  @Test(arguments: ["QQ==", "QR", "+/8", "Q", "QUJDR", "QQ "])
  func textForURLsIsReadStrictly(_ text: String) {
    #expect(Base64.url.decode(text) == nil)
  }
}
