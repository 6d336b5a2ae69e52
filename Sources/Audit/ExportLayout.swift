/// Where things lie in an export: the tiles as C2SP tlog-tiles has them, and beside them what a log of
/// that kind has no place for.
enum ExportLayout {
  /// The signed note of the exported size; written last.
  static let checkpoint = "checkpoint"
  /// The kept notes, each named by its size.
  static let checkpoints = "checkpoints"
  /// A line for each fact with open words.
  static let openWords = "words/open.jsonl"
  /// The same for public words, where they were asked for.
  static let publicWords = "public-words/words.jsonl"
}
