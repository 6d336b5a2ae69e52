internal import Foundation

/// A printed page without what differs from one run of the printing program to the next.
///
/// No byte moves, so the offsets in the file's table of objects stay true.
enum SettledPDF {
  /// 2000-01-01, as a PDF writes it and as seconds since 1970.
  private static let day = (digits: "20000101000000", seconds: "946684800")

  /// What the printing program is to find in its environment: WeasyPrint writes the time into the fonts
  /// that it embeds, compressed, where nothing can be put right afterwards.
  static let environment = ["SOURCE_DATE_EPOCH": day.seconds]

  static func bytes(of printed: Data) -> Data {
    var bytes = printed
    settleDates(in: &bytes)
    renumberNodes(in: &bytes)
    return bytes
  }

  /// The dates of creation and change as 2000-01-01.
  private static func settleDates(in bytes: inout Data) {
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let place = bytes.range(of: Data(name.utf8)) else { continue }
      let digits = place.upperBound..<min(place.upperBound + 14, bytes.endIndex)
      bytes.replaceSubrange(digits, with: Data(day.digits.utf8.prefix(digits.count)))
    }
  }

  /// The nodes of a tagged PDF numbered from 1, in their order.
  ///
  /// Chromium names the cells of a table by numbers that it gives to all that it lays out, `(node00000110)`;
  /// about one run in forty passes over one of them.
  private static func renumberNodes(in bytes: inout Data) {
    let opening = Data("(node".utf8)
    let digits = 8
    var places: [(digits: Range<Data.Index>, number: Int)] = []
    var start = bytes.startIndex
    while let found = bytes.range(of: opening, in: start..<bytes.endIndex) {
      start = found.upperBound
      let end = start + digits
      guard end < bytes.endIndex, bytes[end] == UInt8(ascii: ")"),
        bytes[start..<end].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = Int(String(decoding: bytes[start..<end], as: UTF8.self))
      else { continue }
      places.append((start..<end, number))
    }
    let order = Set(places.map(\.number)).sorted()
    let rank = Dictionary(uniqueKeysWithValues: zip(order, 1...))
    for place in places {
      let number = String(rank[place.number] ?? place.number)
      let padding = String(repeating: "0", count: digits - number.count)
      bytes.replaceSubrange(place.digits, with: Data((padding + number).utf8))
    }
  }
}
