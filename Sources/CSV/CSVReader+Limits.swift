extension CSVReader {
  /// How much of the input the reader holds at a time, so that hostile or broken input cannot eat
  /// memory: it keeps at most one record and one chunk.
  public struct Limits: Equatable, Sendable {
    /// The longest field in bytes as it stands in the file, quotes included.
    public let fieldBytes: Int
    /// The longest record in bytes as it stands in the file, without its line end.
    public let recordBytes: Int
    /// The most fields of a record.
    public let fields: Int

    /// Fields of 1 MiB, records of 4 MiB and 256 fields.
    public static let `default` = Limits()

    /// Values outside 1 to 1 GiB are taken as the nearer of the two.
    public init(
      fieldBytes: Int = 1 << 20, recordBytes: Int = 4 << 20, fields: Int = 256
    ) {
      self.fieldBytes = Self.clamped(fieldBytes)
      self.recordBytes = Self.clamped(recordBytes)
      self.fields = Self.clamped(fields)
    }

    // Far below Int.max, so that adding an offset to a limit cannot overflow.
    private static func clamped(_ value: Int) -> Int { min(max(value, 1), 1 << 30) }
  }
}
