internal import Facts

/// How a register is to be read from its first row on, as far as only the whole of it shows.
public struct RegisterReading: Sendable, Equatable {
  var days: DayRules
  /// The line of the date that showed their order.
  private(set) var orderShownIn: Int?
  /// The duplicates and their originals: their facts are kept in mind until all rows are read.
  private(set) var linked: Set<Subject> = []

  public init(days: DayRules = DayRules()) { self.days = days }

  /// With what a reading has shown.
  func refined(by pass: RegisterPass) -> RegisterReading {
    var refined = self
    if let shown = pass.order.answer {
      refined.days.order = shown.order
      refined.orderShownIn = shown.line
    }
    refined.linked.formUnion(pass.linked)
    return refined
  }
}
