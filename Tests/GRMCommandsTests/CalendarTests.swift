import Testing

/// What `grm calendar` says about days, to people and to scripts.
@Suite struct CalendarTests {
  @Test func `the proof of a count lists every day with its rule or its fact`() throws {
    let program = try Program(registering: false)
    let json = try program.expectDone(
      "calendar count --from 2019-01-31 --to 2019-02-05 --format json")
    #expect(json.hasPrefix(#"{"working_days":3,"skipped":[{"day":"2019-02-03","why":"weekend"},"#))
    #expect(json.contains(#"{"day":"2019-02-05","why":"Tsagaan Sar"}]"#))
    #expect(json.contains(#""worked_weekend_days":[{"day":"2019-02-02","fact":12}]"#))
    for day in [
      #"{"day":"2019-02-01","weekday":"friday","counted":true,"verdict":"working","why":"#,
      #"{"day":"2019-02-02","weekday":"saturday","counted":true,"verdict":"worked-weekend-day","#
        + #""why":"worked by decision, fact 12","reasons":[{"by":"decision","#,
      #"{"day":"2019-02-03","weekday":"sunday","counted":false,"verdict":"weekend","#,
      #"{"day":"2019-02-05","weekday":"tuesday","counted":false,"verdict":"holiday","#
        + #""why":"Tsagaan Sar","reasons":[{"by":"statute","name":"Tsagaan Sar","#
        + #""rule":"first three days of lunar month 1, from 2014","#
        + #""source":"Law on Public Holidays and Anniversaries, act of 2013-11-28","#,
    ] { #expect(json.contains(day), "\(day)") }
    let text = try program.expectDone("calendar count --from 2019-02-01 --to 2019-02-08")
    #expect(text.contains("2019-02-02  saturday   worked by decision, fact 12"))
    #expect(text.contains("Tsagaan Sar (first three days of lunar month 1, from 2014)"))
    #expect(text.contains("Day off by government decision (fact 12)"))
  }

  @Test func `a deadline names the policy and shows how it rolls`() throws {
    let program = try Program(registering: false)
    let json = try program.expectDone("calendar deadline --after 2024-06-20 --format json")
    #expect(json.hasPrefix(#"{"deadline":"2024-08-08","limit":30,"basis":"working","#))
    #expect(
      json.contains(#""policy":{"fact":1,"effective_from":null},"days":[{"day":"2024-06-21""#))
    let text = try program.expectDone(
      "calendar deadline --after 2024-06-28 --days 12 --basis calendar")
    #expect(text.contains("2024-07-10  wednesday  Naadam (10-15 July, from 2022)     12"))
    #expect(text.contains("2024-07-16  tuesday    working day\n"))
    #expect(
      text.contains(
        "12 calendar days after 2024-06-28 end on 2024-07-16, the next working day after 2024-07-10"
      ))
    // Who names the limit asks no policy.
    #expect(!text.contains("policy"))
  }

  @Test func `many intervals are counted from a file`() throws {
    let program = try Program(registering: false)
    let file = try program.file(
      "intervals.csv", "from,to\n2024-07-05,2024-07-16\n1989-12-31,2100-12-31\n")
    let lines = try program.expectDone("calendar count --intervals \(file) --format json")
      .split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == #"{"from":"2024-07-05","to":"2024-07-16","working_days":3,"calendar_days":11,"#
        + #""verified":true,"cut":{"sequence":21,"through":null}}"#)
    #expect(lines.count == 2 && lines[1].contains(#""verified":false"#))
    let wrong = try program.file(
      "wrong.csv", "from,to\n2024-07-16,2024-07-05\n2024-07-05,\n1985-01-01,1986-01-01\n")
    let outcome = try program.run("calendar count --intervals \(wrong)")
    #expect(outcome.status == 65 && outcome.output.isEmpty)
    for fault in [
      "line 2, column 12: to: 2024-07-05 comes before 2024-07-16",
      "line 3, column 1: from: give both days",
      "line 4, column 1: from: the interval is not within 1990 to 2100",
    ] { #expect(outcome.error.contains(fault), "\(outcome.error)") }
  }

  @Test func `years before 2012 are answered and marked unverified`() throws {
    let program = try Program(registering: false)
    let lists = [
      "calendar days --year 2011", "calendar year 2011", "calendar lunar --year 2010",
      "calendar lunar 2011-02-03", "calendar count --from 2011-02-01 --to 2011-02-09",
      "calendar deadline --after 2011-02-01", "calendar days --year 2011 --format ics",
    ]
    for list in lists {
      #expect(try program.expectDone(list).contains("unverified"), "\(list)")
    }
    for list in lists.dropLast() {
      let json = try program.expectDone("\(list) --format json")
      #expect(json.contains(#""verified":false"#) && !json.contains(#""verified":true"#))
    }
    for list in ["calendar days --year 2012", "calendar year 2012", "calendar lunar 2012-02-22"] {
      #expect(try !program.expectDone(list).contains("unverified"), "\(list)")
    }
  }

  static let outside = [
    "days --year 1989", "days --year 2101", "year 1989", "lunar --year 2101", "lunar 1989-12-31",
    "count --from 1989-12-30 --to 1990-01-05", "count --from 2100-12-30 --to 2101-01-01",
    "deadline --after 2100-12-30", "deadline --after 1989-06-01",
  ]

  @Test(arguments: outside) func `outside 1990 to 2100 nothing is answered`(
    _ question: String
  ) throws {
    let outcome = try Program(registering: false).run("calendar \(question)")
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(
      outcome.error.contains(" lies outside 1990 to 2100, the years that the calendar answers"))
  }

  @Test func `the lunar calendar tells skipped, doubled and leap`() throws {
    let program = try Program(registering: false)
    #expect(
      try program.expectDone("calendar lunar 2025-03-01 --format json")
        == #"{"day":"2025-03-01","lunar_year":2025,"month":1,"leap":false,"lunar_day":2,"#
        + #""occurrence":"only","in_month":{"lunar_year":2025,"month":1,"leap":false,"#
        + #""first_day":"2025-03-01","last_day":"2025-03-29","length":29,"skipped":[1],"#
        + #""doubled":[],"verified":true}}"# + "\n")
    let text = try program.expectDone("calendar lunar 2022-05-16")
    #expect(text.hasPrefix("2022-05-16 is lunar day 15 of leap month 4 of the lunar year 2022\n"))
    let doubled = try program.expectDone("calendar lunar 2060-11-24")
    #expect(doubled.contains("month 10 of the lunar year 2060, the second of two days"))
    let months = try program.expectDone("calendar lunar --year 2022 --format json")
    #expect(months.split(separator: "\n").count == 13)
    #expect(try program.expectDone("calendar lunar --year 2022").contains("\n    4  leap  2022-0"))
  }

  @Test func `a wall calendar marks days without colours, and colours them on a terminal`() throws {
    let program = try Program(registering: false)
    let text = try program.expectDone("calendar year 2026")
    #expect(text.contains("16 17+18*19*20*21 22"))
    #expect(text.contains("23 24 25 26 27 28w"))
    #expect(text.contains("* holiday of the statute: 16\n+ off by decision: 1\nw weekend day that"))
    #expect(text.contains("249 working days in 2026\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 && $0.last != " " })
    let (_, shown) = try program.onTerminal("calendar year 2026", typing: [])
    #expect(shown.contains("\u{1B}[31m18*\u{1B}[0m") && shown.contains("\u{1B}[32m28w\u{1B}[0m"))
    // The year begins under its weekday: 1 January 2026 is a Thursday.
    #expect(text.contains("\n          1* 2  3  4 "))
    let days = try program.expectDone("calendar year 2024 --format json").split(separator: "\n")
    #expect(days.count == 366 && days.count { $0.contains(#""counted":true"#) } == 251)
  }
}
