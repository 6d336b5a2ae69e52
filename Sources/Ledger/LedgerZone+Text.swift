internal import Facts
public import WorkingDays

extension LedgerZone {
  /// The day that a text from outside means here: a day as it stands, or the day on which an RFC 3339
  /// instant falls by this machine's tzdata. `nil` for anything else.
  ///
  /// This is the one place where an instant becomes a day; from then on it is stored as a day, and no
  /// zone and no later tzdata can move it.
  public func day(of text: String) -> CivilDay? {
    CivilDay(text) ?? Instant(rfc3339: text).map { day(of: $0) }
  }
}
