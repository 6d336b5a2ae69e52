public import Facts

/// An entry where it lies among others, lent for as long as a fold looks at it.
///
/// What a fold asks for is read there, and nothing else is: an entry is 209 bytes, and as an argument it
/// would be copied for each projection that is told of it.
public struct LentEntry: ~Escapable {
  @usableFromInline let entries: Span<Entry>
  @usableFromInline let index: Int

  /// - Parameter index: must be one of `entries`.
  @_lifetime(copy entries)
  @inlinable public init(_ entries: Span<Entry>, at index: Int) {
    self.entries = entries
    self.index = index
  }

  /// As stored; where it has been corrected, the correction.
  @inlinable public var fact: Fact { entries[index].fact }

  @inlinable public var event: Event { entries[index].event }

  /// The position that decides the order: of a correction, that of the fact it corrects.
  @inlinable public var place: SequenceNumber { entries[index].place }

  /// The fact that it answers; see `Entry`.
  @inlinable public var answers: SequenceNumber? { entries[index].answers }

  /// Where the words stand that go with it, if it has any.
  @inlinable public var words: SequenceNumber? { entries[index].words }

  /// Where the grievance stands when this has happened.
  @inlinable public var standing: Standing { entries[index].standing }
}
