extension Environment {
  /// What may be done with the file.
  public enum Access: Sendable, Hashable {
    case readWrite
    /// Never writes the file. Where the folder cannot be written either, it goes without a lock
    /// file: see `Environment/isLockless`.
    case readOnly
  }

  /// How to open a file.
  public struct Options: Sendable, Hashable {
    public var access: Access
    /// Make the file when there is none; the folder has to exist.
    public var create: Bool
    /// Bytes of address space to map, which cost no disk; doubled when the file outgrows it.
    public var mapSize: Int
    /// How many named tables can be open.
    public var maximumTables: Int
    /// How many read transactions can be open at once, over all processes; the first process to
    /// open the file decides.
    public var maximumReaders: Int
    /// The permissions (`UInt32`) of a new file and its lock files, before the umask.
    public var fileMode: UInt32
    /// How long to wait for other writers, and for readers where they have to end first, before
    /// `LMDBError/busy(path:waited:)`.
    public var writerWait: Duration

    public init(
      access: Access = .readWrite, create: Bool = false, mapSize: Int = 64 << 30,
      maximumTables: Int = 64, maximumReaders: Int = 254, fileMode: UInt32 = 0o644,
      writerWait: Duration = .seconds(5)
    ) {
      self.access = access
      self.create = create
      self.mapSize = mapSize
      self.maximumTables = maximumTables
      self.maximumReaders = maximumReaders
      self.fileMode = fileMode
      self.writerWait = writerWait
    }

    /// Why an environment opened with these cannot serve who asks for `others`; nil when it can.
    /// A smaller map is no reason: it grows.
    func conflict(with others: Options) -> String? {
      if access == .readOnly && others.access == .readWrite { return "for reading only" }
      if maximumTables < others.maximumTables { return "with room for fewer tables" }
      if maximumReaders < others.maximumReaders { return "with room for fewer readers" }
      return nil
    }
  }
}
