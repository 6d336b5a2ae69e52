import Facts
import Testing

@Suite struct GrievanceNumberTests {
  @Test(arguments: [
    ("7/2024", UInt32(7), UInt16(2024)), ("1/0001", 1, 1), ("4294967295/9999", .max, 9999),
    ("10/2024", 10, 2024),
  ])
  func aNumberAndAYearAreRead(_ text: String, _ number: UInt32, _ year: UInt16) {
    #expect(GrievanceNumber(text) == GrievanceNumber(year: year, number: number))
  }

  @Test(arguments: [
    "", "/", "7", "7/", "/2024", "7/24", "7/02024", "0/2024", "07/2024", "+7/2024", "-7/2024",
    "7/-024", "7/+024", "7/2024/", "/7/2024", "7//2024", "7/2024 ", " 7/2024", "7 /2024",
    "7/ 024", "7/0000", "4294967296/2024", "99999999999999999999999/2024", "7/20 4", "7.0/2024",
    "7/2O24", "x/2024", "7\u{2044}2024", "7/２０２４", "٧/2024", "7/٢٠٢٤", "7/2024\n", "7/2024\0",
    "\u{FEFF}7/2024", "7\u{200B}/2024", "0x7/2024", "7/0x24", "1_0/2024", "7/2024-H1",
  ])
  func anythingElseIsRefused(_ text: String) {
    #expect(GrievanceNumber(text) == nil)
  }

  @Test func aLongTextIsRefused() {
    let digits = String(repeating: "1", count: 1_000_000)
    #expect(GrievanceNumber(digits + "/2024") == nil)
    #expect(GrievanceNumber("1/" + digits) == nil)
    #expect(GrievanceNumber(String(repeating: "/", count: 100_000)) == nil)
  }

  @Test func theDescriptionIsWhatIsRead() {
    for year in [UInt16(1), 24, 999, 1000, 2024, 9999] {
      let number = GrievanceNumber(year: year, number: 12)
      #expect(GrievanceNumber(number.description) == number)
    }
  }
}
