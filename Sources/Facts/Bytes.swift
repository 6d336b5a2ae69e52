// Integers in and out of bytes, all little-endian. The one place of this module that reads memory
// without the compiler's help: each read is of an integer, for which every bit pattern is a value,
// and RawSpan checks the bounds.

extension RawSpan {
  @inlinable public func unsignedByte(at offset: Int) -> UInt8 {
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  @inlinable public func unsignedShort(at offset: Int) -> UInt16 {
    UInt16(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  @inlinable public func unsignedInteger(at offset: Int) -> UInt32 {
    UInt32(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  @inlinable public func unsignedWord(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inlinable public func signedInteger(at offset: Int) -> Int32 {
    Int32(bitPattern: unsignedInteger(at: offset))
  }

  @inlinable public func signedWord(at offset: Int) -> Int64 {
    Int64(bitPattern: unsignedWord(at: offset))
  }

  /// A copy of the bytes.
  public var array: [UInt8] {
    // The buffer is only read during the call.
    unsafe withUnsafeBytes { unsafe [UInt8]($0) }
  }
}

extension [UInt8] {
  /// The bytes, lent for as long as the array lives unchanged.
  @inlinable public var raw: RawSpan {
    // Bytes have no padding, which is what makes `bytes` of other elements unsafe.
    @_lifetime(borrow self) get { unsafe span.bytes }
  }

  /// Appends the bytes of an integer, lowest first.
  @inlinable public mutating func appendLittleEndian<Integer: FixedWidthInteger>(_ value: Integer) {
    // The bytes of the integer are only read during the call.
    unsafe Swift.withUnsafeBytes(of: value.littleEndian) { unsafe append(contentsOf: $0) }
  }

  /// Appends the bytes of an integer, highest first, so that keys sort as their numbers do.
  @inlinable public mutating func appendBigEndian<Integer: FixedWidthInteger>(_ value: Integer) {
    appendLittleEndian(value.byteSwapped)
  }
}
