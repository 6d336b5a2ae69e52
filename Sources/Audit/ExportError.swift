/// Why an export was not made or cannot be opened.
public enum ExportError: Error, Equatable {
  case exists(path: String)
  case cannotWrite(path: String, reason: String)
  case missing(path: String)
  /// A file of the export is not what it should be.
  case broken(path: String, why: String)
  /// What the export holds does not pass verification.
  case unsound(path: String, faults: UInt64, first: String)
}

extension ExportError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .exists(let path): "there is something in \(path) already; name a folder that is not there"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason); make room or check permissions, and try again"
    case .missing(let path): "\(path) is missing or cannot be read; get the export anew"
    case .broken(let path, let why): "\(path) is damaged: \(why); get the export anew"
    case .unsound(let path, let faults, let first):
      "the export in \(path) has \(faults) \(faults == 1 ? "fault" : "faults"), and nothing was made of "
        + "it: \(first)"
    }
  }
}
