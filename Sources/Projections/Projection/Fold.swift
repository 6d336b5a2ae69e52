internal import Facts
internal import Grievances

/// A fold of some projection.
public protocol AnyFold: AnyObject {
  /// Why the fold could not go on, after a replay; nil where it went to the end.
  var stop: UnreadableFact? { get }
}

/// The rows of one projection while a replay runs. Not to be shared between threads.
public final class Fold<P: Projection>: AnyFold {
  /// One for each thread of the replay.
  private let stores: [RowStore<P.Row>]
  let passes: RowPasses<P>
  private var finished: View<P>?
  public private(set) var stop: UnreadableFact?

  // Made by whoever names the projection, because there the compiler can fold without asking what a
  // row is: that is what makes it fast.
  @inlinable public convenience init(_ projection: P.Type = P.self) { self.init(RowPasses<P>()) }

  @usableFromInline init(_ passes: RowPasses<P>) {
    self.passes = passes
    stores = (0..<Replay.threads).map { _ in RowStore<P.Row>() }
  }

  /// What the replay made.
  /// - Throws: `ReplayError.notRun` where none has been run into this fold; `ReplayError.stopped`
  ///   where the projection cannot read a fact that it counts by.
  public func view() throws -> View<P> {
    if let stop { throw ReplayError.stopped(view: P.name, stop) }
    return try folded()
  }

  /// What the replay made, however far it went.
  func folded() throws -> View<P> {
    guard let finished else { throw ReplayError.notRun(view: P.name) }
    return finished
  }
}

/// Why there is no view after a replay.
public enum ReplayError: Error, Hashable, CustomStringConvertible {
  case notRun(view: String)
  case stopped(view: String, UnreadableFact)

  public var description: String {
    switch self {
    case .notRun(let view): "no replay has been run for the view \(view)"
    case .stopped(let view, let fact):
      "the view \(view) stops where \(fact); use a grm that reads it"
    }
  }
}

/// What a replay asks of a fold, whatever the projection: dispatched once for some histories, statically
/// within.
protocol Folding: AnyFold {
  var subjects: Subject.Kind { get }
  /// Whether it needs the roll at the end.
  var keepsRows: Bool { get }
  func fold(_ histories: Histories, worker: Int, _ window: Window)
  /// All subjects of the kind in a stretch are folded.
  /// - Parameter part: those that have a row; there are some.
  func end(_ part: Roll.Part, worker: Int)
  func finish(_ reading: Reading, _ roll: Roll)
}

extension Fold: Folding {
  var subjects: Subject.Kind { P.subjects }

  func fold(_ histories: Histories, worker: Int, _ window: Window) {
    passes.fold(stores[worker], histories, window)
  }

  var keepsRows: Bool { true }

  /// The rows stay where they are.
  func end(_ part: Roll.Part, worker: Int) {}

  func finish(_ reading: Reading, _ roll: Roll) {
    stop = reading.notices.first { $0.stops(kinds: P.kinds, about: P.subjects) }
    let parts = stores.flatMap(\.parts).sorted { $0.stretch < $1.stretch }
    for store in stores { store.parts = [] }
    finished = View(reading: reading, roll: roll, parts: parts.map(\.rows), passes: passes)
  }
}
