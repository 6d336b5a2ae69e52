extension Span where Element == UInt8 {
  /// The same bytes as keys and values are passed: `array.span.raw`.
  ///
  /// The standard library marks `bytes` as unsafe, since elements in general may have padding that
  /// was never written. Bytes have none.
  public var raw: RawSpan {
    @_lifetime(copy self)
    get { unsafe bytes }
  }
}
