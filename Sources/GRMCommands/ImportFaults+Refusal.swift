internal import RegisterImport

extension ImportFaults {
  /// Names every fault of a file and ends the program, if there is one.
  /// - Parameter consequence: what has therefore not been done.
  func refuse(_ file: String, _ consequence: String) throws {
    guard !isEmpty else { return }
    for fault in listed { Output.error("\(file): \(fault)") }
    let more = count > Self.limit ? " (the first \(Self.limit) are named)" : ""
    let places = count == 1 ? "1 place" : "\(count) places"
    throw Failure(.badData, "\(file) has \(places) to put right\(more); \(consequence)")
  }
}
