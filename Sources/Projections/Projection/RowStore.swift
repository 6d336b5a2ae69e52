/// Rows in chunks that never move, so that growing copies none: at the peak there is no second copy.
@usableFromInline
final class RowStore<Row: ProjectionRow> {
  @usableFromInline var chunks: ContiguousArray<ContiguousArray<Row>> = []

  @inlinable init() {}

  @inlinable static var chunkBits: Int { 12 }
  @inlinable static var mask: Int { (1 << chunkBits) - 1 }

  /// Makes rows, each as before its first fact, up to a place.
  @inlinable func makeRoom(for place: Int) {
    while chunks.count << Self.chunkBits <= place {
      chunks.append(ContiguousArray(repeating: Row(), count: 1 << Self.chunkBits))
    }
  }

  @inlinable subscript(place: Int) -> Row {
    get { chunks[place >> Self.chunkBits][place & Self.mask] }
    set { chunks[place >> Self.chunkBits][place & Self.mask] = newValue }
  }
}

// A store is written by one thread while it is folded, and by none once a view holds it.
extension RowStore: @unchecked Sendable {}
