import Seal
import Testing

@Suite struct TilePathTests {
  @Test func numbersAreWrittenInThrees() {
    func path(_ index: UInt64, _ width: UInt64 = 256) -> String {
      TilePath(.hashes(level: 0), index: index, width: width).text
    }
    #expect(path(0) == "tile/0/000")
    #expect(path(67, 3) == "tile/0/067.p/3")
    #expect(path(1_000) == "tile/0/x001/000")
    #expect(path(1_234_067) == "tile/0/x001/x234/067")
    #expect(TilePath(.entries, index: 1, width: 256).text == "tile/entries/001")
  }

  @Test(arguments: [UInt64(0), 1, 255, 256, 257, 65_535, 65_536, 65_537, 70_000])
  func theFilesHoldEveryHashOnce(_ size: UInt64) {
    for level in 0...2 {
      let files = TilePath.all(.hashes(level: level), size: size)
      #expect(files.map(\.width).reduce(0, +) == size >> UInt64(8 * level))
      #expect(files.map(\.index) == files.indices.map { UInt64($0) })
      #expect(files.dropLast().allSatisfy { $0.width == 256 })
      #expect(files.allSatisfy { $0.width > 0 })
    }
    #expect(TilePath.all(.entries, size: size).map(\.width).reduce(0, +) == size)
  }
}
