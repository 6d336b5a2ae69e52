/// What a competent body decided about the days of a single year.
///
/// It speaks of days only. Who decided, when it was announced and how well it is attested belong to
/// the fact that recorded it, which the calendar knows as an `origin`: the fact's sequence.
public enum CalendarDecision: Sendable, Hashable {
  /// The day is off; so it stays if it was off before, now for two reasons.
  case declared(day: CivilDay, name: String?)

  /// What made the day off no longer does, be it the statute or an earlier decision. A day from Monday
  /// to Friday becomes a working day; a Saturday or Sunday an ordinary one, even if it was to be
  /// worked.
  case revoked(day: CivilDay)

  /// One day is off and another, usually a Saturday, is worked in its place; `nil` if none is.
  case moved(dayOff: CivilDay, workedInstead: CivilDay?)

  /// The days it speaks of.
  public var days: [CivilDay] {
    switch self {
    case .declared(let day, _), .revoked(let day): [day]
    case .moved(let dayOff, let workedInstead): [dayOff] + [workedInstead].compactMap(\.self)
    }
  }
}
