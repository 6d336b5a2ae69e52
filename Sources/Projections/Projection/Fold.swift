internal import Facts
internal import Grievances

/// A fold of some projection.
public protocol AnyFold: AnyObject {}

/// The rows of one projection while a replay runs. Not to be shared between threads.
public final class Fold<P: Projection>: AnyFold {
  /// By place in the replay's table; nil before a subject's first visible fact.
  private var rows: [P.Row?] = []
  private var finished: View<P>?

  public init(_ projection: P.Type = P.self) {}

  /// What the replay made.
  /// - Throws: `ReplayError.notRun` where none has been run into this fold.
  public func view() throws -> View<P> {
    guard let finished else { throw ReplayError.notRun(view: P.name) }
    return finished
  }
}

/// A mistake in how a replay was asked for.
public enum ReplayError: Error, Hashable, CustomStringConvertible {
  case notRun(view: String)

  public var description: String {
    switch self {
    case .notRun(let view): "no replay has been run for the view \(view)"
    }
  }
}

/// One fact on its way to the projections, with the place of its subject.
struct PlacedEntry {
  let place: Int
  let entry: Entry
}

/// What a replay asks of a fold, whatever the projection: dispatched once a batch, statically within.
protocol Folding: AnyFold {
  var subjects: Subject.Kind { get }
  func fold(_ batch: [PlacedEntry], _ window: Window)
  /// Folds one subject's history anew, in place of what was folded so far.
  func refold(_ place: Int, _ history: [Entry], _ window: Window)
  func finish(_ reading: Reading, _ subjects: [Subject])
}

extension Fold: Folding {
  var subjects: Subject.Kind { P.subjects }

  func fold(_ batch: [PlacedEntry], _ window: Window) {
    for placed in batch where placed.entry.fact.subject.kind == P.subjects {
      makeRoom(for: placed.place)
      var row = rows[placed.place] ?? P.Row()
      P.fold(&row, placed.entry, window)
      rows[placed.place] = row
    }
  }

  func refold(_ place: Int, _ history: [Entry], _ window: Window) {
    makeRoom(for: place)
    rows[place] = P.row(of: history, window)
  }

  func finish(_ reading: Reading, _ subjects: [Subject]) {
    let places = rows.indices.filter { rows[$0] != nil }.sorted { subjects[$0] < subjects[$1] }
    finished = View(
      reading: reading, subjects: places.map { subjects[$0] }, rows: places.compactMap { rows[$0] })
    rows = []
  }

  private func makeRoom(for place: Int) {
    while rows.count <= place { rows.append(nil) }
  }
}
