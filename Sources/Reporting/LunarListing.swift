internal import Documents
public import WorkingDays

/// The lunar calendar, laid out: what a civil day is called, and the months of a year.
public enum LunarListing {
  public static func json(_ day: LunarDay) -> JSON {
    [
      "day": JSON(day.civilDay), "lunar_year": .integer(day.month.year),
      "month": .integer(day.month.month), "leap": .bool(day.month.isLeap),
      "lunar_day": .integer(day.number), "occurrence": JSON(day.occurrence.name),
      "in_month": json(day.month),
    ]
  }

  public static func json(_ month: LunarMonth) -> JSON {
    [
      "lunar_year": .integer(month.year), "month": .integer(month.month),
      "leap": .bool(month.isLeap), "first_day": JSON(month.firstDay),
      "last_day": JSON(month.lastDay), "length": .integer(month.length),
      "skipped": .array(month.skippedDays.map { .integer($0) }),
      "doubled": .array(month.doubledDays.map { .integer($0) }),
      "verified": .bool(Statute.isVerified(year: month.firstDay.year)),
    ]
  }

  public static func text(_ day: LunarDay) -> String {
    let occurrence =
      switch day.occurrence {
      case .only: ""
      case .firstOfTwo: ", the first of two days with this number"
      case .secondOfTwo: ", the second of two days with this number"
      }
    let leap = day.month.isLeap ? "leap " : ""
    return "\(day.civilDay) is lunar day \(day.number) of \(leap)month \(day.month.month) of the "
      + "lunar year \(day.month.year)\(occurrence)\n\n" + text([day.month])
  }

  /// The months in a table.
  public static func text(_ months: [LunarMonth]) -> String {
    var table = TextTable([
      ("month", .right), ("", .left), ("first day", .left), ("last day", .left),
      ("days", .right), ("skipped", .left), ("doubled", .left),
    ])
    for month in months {
      table.add([
        String(month.month), month.isLeap ? "leap" : "", month.firstDay.description,
        month.lastDay.description, String(month.length), list(month.skippedDays),
        list(month.doubledDays),
      ])
    }
    let isVerified = months.allSatisfy { Statute.isVerified(year: $0.firstDay.year) }
    return table.text
      + (isVerified ? "" : "Days before \(Statute.verifiedFrom) are unverified\n")
  }

  private static func list(_ days: [Int]) -> String {
    days.map { String($0) }.joined(separator: " ")
  }
}

extension LunarDay.Occurrence {
  fileprivate var name: String {
    switch self {
    case .only: "only"
    case .firstOfTwo: "first-of-two"
    case .secondOfTwo: "second-of-two"
    }
  }
}
