/// Division that rounds down, as the calendar's rules mean it, also for what lies before their epoch.
///
/// Callers pass a positive divisor that is a constant of the calendar, so neither function can trap.
@inlinable
func floorDivide(_ value: Int, by divisor: Int) -> Int {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

/// What `floorDivide` leaves over: always 0 ..< divisor.
@inlinable
func floorRemainder(_ value: Int, by divisor: Int) -> Int {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
