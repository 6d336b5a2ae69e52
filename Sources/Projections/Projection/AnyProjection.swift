public import EventLog

/// A projection in a list of projections: what a command needs to keep it, without knowing its rows.
public struct AnyProjection: Sendable {
  public let name: String
  public let version: UInt32
  private let caughtUp: @Sendable (ViewStore, EventLog) throws -> CatchUp
  private let checkpoint: @Sendable (ViewStore) throws -> ViewCheckpoint?
  private let begun: @Sendable () -> PendingView

  public init<P: Projection>(_ projection: P.Type) {
    name = P.name
    version = P.version
    caughtUp = { try $0.catchUp(P.self, with: $1) }
    checkpoint = { try $0.checkpoint(of: P.self) }
    begun = {
      let fold = Fold<P>()
      return PendingView(fold: fold) { store in
        let view = try fold.view()
        try store.replace(with: view)
        return view.rows.count
      }
    }
  }

  /// Brings the stored view up to the log.
  @discardableResult
  public func catchUp(_ store: ViewStore, with log: EventLog) throws -> CatchUp {
    try caughtUp(store, log)
  }

  /// How far the stored view has come; nil where it has never been made.
  public func checkpoint(in store: ViewStore) throws -> ViewCheckpoint? { try checkpoint(store) }

  /// Begins to make the view anew.
  public func begin() -> PendingView { begun() }
}

/// A view that is being made anew: run a replay into its fold, then store it.
public struct PendingView {
  public let fold: any AnyFold
  private let storing: (ViewStore) throws -> Int

  init(fold: any AnyFold, storing: @escaping (ViewStore) throws -> Int) {
    self.fold = fold
    self.storing = storing
  }

  /// Puts the view in the place of the stored one.
  /// - Returns: the number of its rows.
  public func store(in store: ViewStore) throws -> Int { try storing(store) }
}
