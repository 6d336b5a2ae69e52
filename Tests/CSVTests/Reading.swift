import CSV

/// What a reader hands over for one record, in a form that compares and prints well.
enum Outcome: Equatable {
  case record(line: Int, [String])
  case fault(CSVError)
}

extension Outcome {
  init(_ result: Result<CSVRecord, CSVError>) {
    switch result {
    case .success(let record): self = .record(line: record.line, record.fields)
    case .failure(let error): self = .fault(error)
    }
  }

  static func fault(_ line: Int, _ column: Int, _ reason: CSVError.Reason) -> Outcome {
    .fault(CSVError(line: line, column: column, reason: reason))
  }
}

extension CSVRecord {
  var fields: [String] { (0..<count).map { self[$0] } }
}

/// Reads `bytes` in chunks that end at `cuts`, and in what remains.
func read(
  _ bytes: [UInt8], cuts: [Int] = [], limits: CSVReader.Limits = .default
) -> [Outcome] {
  var outcomes: [Outcome] = []
  var reader = CSVReader(limits: limits)
  var start = 0
  for end in cuts + [bytes.count] {
    reader.feed(bytes.span.extracting(start..<end)) { outcomes.append(Outcome($0)) }
    start = end
  }
  reader.finish { outcomes.append(Outcome($0)) }
  return outcomes
}

func read(_ text: String, limits: CSVReader.Limits = .default) -> [Outcome] {
  read(Array(text.utf8), limits: limits)
}

/// The records of `text`, which may hold no fault.
func records(_ text: String) throws -> [CSVRecord] {
  var records: [CSVRecord] = []
  var reader = CSVReader()
  try reader.feed(Array(text.utf8).span) { records.append(try $0.get()) }
  try reader.finish { records.append(try $0.get()) }
  return records
}
