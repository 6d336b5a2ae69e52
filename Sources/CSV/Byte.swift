/// The bytes that mean something to CSV; all are ASCII, so none occurs inside a UTF-8 sequence.
enum Byte {
  static let null: UInt8 = 0x00
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let apostrophe: UInt8 = 0x27
  static let comma: UInt8 = 0x2C

  /// U+FEFF in UTF-8, which some programs write at the start of a file.
  static let orderMark: [3 of UInt8] = [0xEF, 0xBB, 0xBF]
}
