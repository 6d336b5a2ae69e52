internal import EventLog
internal import Facts

/// The lines of a file of words, one after another, in the order of the log.
struct WordsLines {
  private let bytes: [UInt8]
  private let path: String
  private let size: UInt64
  private var offset = 0
  private var number = 0
  private var last: SequenceNumber?

  /// - Parameter size: the number of facts of the log.
  init(_ bytes: [UInt8], path: String, size: UInt64) {
    self.bytes = bytes
    self.path = path
    self.size = size
  }

  /// - Throws: `ExportError.broken` at a line that is none or out of order.
  mutating func next() throws(ExportError) -> (SequenceNumber, CarriedWords)? {
    guard offset < bytes.count else { return nil }
    number += 1
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    guard let line = WordsLine(bytes[offset..<end]), line.sequence < size, let words = line.words
    else {
      throw .broken(path: path, why: "line \(number) does not give the words of a fact")
    }
    let sequence = SequenceNumber(line.sequence)
    if let last, sequence <= last {
      throw .broken(path: path, why: "line \(number) is not in the order of the log")
    }
    last = sequence
    offset = end + 1
    return (sequence, words)
  }
}
