extension EventLog {
  /// Whether confidential words can be opened here; a copy for an auditor, and whoever may not read the
  /// keys, sees them sealed.
  public var opensSealedWords: Bool { keys != nil }
}
