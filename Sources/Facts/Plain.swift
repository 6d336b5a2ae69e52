public import WorkingDays

/// A value of fixed size that its bytes are all of: every pattern of bits is a value, and there is no
/// padding, so that it can be stored and read back by copying bytes.
///
/// Integers are, and structures of nothing but such values laid out without a gap. Enumerations,
/// `Bool` and optionals are not: hold them as `Stored`.
public protocol Plain: BitwiseCopyable, Sendable {}

extension UInt8: Plain {}
extension UInt16: Plain {}
extension UInt32: Plain {}
extension UInt64: Plain {}
extension Int8: Plain {}
extension Int16: Plain {}
extension Int32: Plain {}
extension Int64: Plain {}
extension Int: Plain {}
extension InlineArray: Plain where Element: Plain {}

extension InlineArray where Element: Plain {
  /// The bytes, lent for as long as the array lives unchanged. An array of one lends those of a value.
  @inlinable public var raw: RawSpan {
    // Plain values have no padding, which is what makes `bytes` of other elements unsafe.
    @_lifetime(borrow self) get { unsafe span.bytes }
  }
}

extension CivilDay: Plain {}
extension SequenceNumber: Plain {}
extension Revision: Plain {}
extension StaffNumber: Plain {}
extension OrganisationNumber: Plain {}
extension Subject: Plain {}
extension Instant: Plain {}
extension Digest: Plain {}
extension Payload: Plain {}
