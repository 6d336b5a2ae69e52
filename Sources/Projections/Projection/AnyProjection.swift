internal import EventLog
internal import Facts
internal import Grievances
internal import LMDB

/// A projection in a list of projections: what a command needs to keep it and to ask it, without
/// knowing its rows.
public struct AnyProjection: Sendable {
  public let name: String
  public let version: UInt32
  /// What its cells count.
  public let measures: [MeasureDescription]
  /// What its rows say of their subjects.
  public let attributes: [MeasureDescription.Dimension]
  /// The size of a stored row, in bytes.
  public let rowByteCount: Int
  let subjects: Subject.Kind
  let kinds: EventKinds
  private let begun: @Sendable () -> any KeptFold
  /// Begins to make the stored view anew, by rules.
  let beginRebuild: @Sendable (Rules) -> any RebuildFolding
  let advance: Advance
  let replayed: Replayed
  let stored: Stored
  let storedAttributes: @Sendable (EventLog, ViewStore) throws -> SubjectAttributes

  /// Brings a stored view up to the end of some news.
  typealias Advance =
    @Sendable (
      News, ViewStore.Tables, inout ViewCheckpoint, inout WriteTransaction
    ) throws -> Void

  @inlinable public init<P: Projection>(_ projection: P.Type) {
    // The fold is made here, where the compiler knows the projection and can fold without asking.
    self.init(projection, begin: { Fold<P>() })
  }

  @usableFromInline init<P: Projection>(
    _ projection: P.Type, begin: @escaping @Sendable () -> Fold<P>
  ) {
    name = P.name
    version = P.version
    measures = P.measures
    attributes = P.attributes
    rowByteCount = P.Row.byteCount
    subjects = P.subjects
    kinds = P.kinds
    begun = begin
    beginRebuild = { RebuildFold(begin().passes, $0) }
    replayed = Self.replayed(begin)
    stored = Self.stored(P.self)
    storedAttributes = { try $1.view(of: P.self, $0) { try SubjectAttributes($0) } }
    advance = { try ViewUpdate<P>.advance(by: $0, begin().passes, $1, &$2, in: &$3) }
  }

  /// Begins to make the view anew: run a replay into the fold.
  public func begin() -> any KeptFold { begun() }
}

extension [AnyProjection] {
  /// The projection with a name, or nil.
  public func named(_ name: String) -> AnyProjection? { first { $0.name == name } }

  /// The projection that says of the subjects of a view what they are; nil where none does.
  public func describing(_ view: AnyProjection) -> AnyProjection? {
    first { $0.subjects == view.subjects && !$0.attributes.isEmpty }
  }
}
