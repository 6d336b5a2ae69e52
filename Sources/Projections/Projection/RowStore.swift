/// The rows that one thread folds, stretch by stretch. They never move, so that growing copies none: at
/// the peak there is no second copy.
@usableFromInline
final class RowStore<Row: ProjectionRow> {
  /// One for each stretch, in the order in which the thread took them.
  @usableFromInline var parts: [Part] = []

  @usableFromInline
  struct Part: Sendable {
    @usableFromInline let stretch: Int
    @usableFromInline var rows: ContiguousArray<Row> = []

    @inlinable init(stretch: Int, capacity: Int) {
      self.stretch = stretch
      rows.reserveCapacity(capacity)
    }
  }

  @inlinable init() {}
}

// A store is written by one thread while it is folded, and by none once a view holds it.
extension RowStore: @unchecked Sendable {}
