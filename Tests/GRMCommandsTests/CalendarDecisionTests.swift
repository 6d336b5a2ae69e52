import Testing

/// Decisions about days: one at a time or from a list, and what they change.
@Suite struct CalendarDecisionTests {
  private static let header = "decision,day,worked,name,reason,announced_on,source,confidence\n"

  @Test func `a list is recorded whole, once`() throws {
    let program = try Program(registering: false)
    let file = try program.file(
      "list.csv",
      Self.header + "declared,2027-06-25,,Election day,election,,Gazette 19,H\n"
        + "moved,2027-12-31,2028-01-08,Day off,,,,M\n")
    #expect(
      try program.expectDone("calendar import \(file) --dry-run")
        == "\(file) is sound: 2 of 2 decisions would be recorded.\n")
    #expect(try program.facts() == 22)
    #expect(
      try program.expectDone("calendar import \(file)")
        == "2 of 2 decisions recorded, from fact 22 on.\n")
    #expect(
      try program.expectDone("calendar import \(file)")
        == "\(file) was imported before, from fact 22 on; nothing has been recorded.\n")
    let longer = try program.file(
      "longer.csv",
      Self.header + "declared,2027-06-25,,Election day,election,,Gazette 19,H\n"
        + "revoked,2027-06-01,,,,,,\n")
    #expect(
      try program.expectDone("calendar import \(longer) --format json")
        == #"{"rows":2,"facts":1,"recorded_before":1,"first":24,"recorded":true,"warnings":[]}"#
        + "\n")
    #expect(try program.facts() == 25)
    #expect(
      try program.expectDone("calendar days --year 2027").contains(
        "2027-06-25  friday     Election day               fact 22  H"))
  }

  @Test func `of a list with a fault nothing is recorded`() throws {
    let program = try Program(registering: false)
    let file = try program.file(
      "list.csv",
      Self.header + "declared,2027-06-25,,Election day,election,,,\n"
        + "moved,2027-07-12,2027-07-24,A,,,,\nrevoked,2027-06-31,,,,,,\n")
    let outcome = try program.run("calendar import \(file)")
    #expect(outcome.status == 65)
    #expect(outcome.error.contains("line 3: 2027-07-12 is a day off already; name a working day"))
    #expect(outcome.error.contains("line 4, column 9: day: '2027-06-31' is not a day"))
    #expect(outcome.error.contains("2 places to put right; nothing has been recorded"))
    #expect(try program.facts() == 22)
    #expect(try program.run("calendar import \(program.directory)/none.csv").status == 66)
  }

  @Test func `an announcement before the ledger was opened is taken and flagged`() throws {
    let program = try Program(registering: false)
    let line =
      "calendar declare 2027-06-25 --name Election --reason election --announced 2020-01-31"
    let outcome = try program.run("\(line) --format json")
    #expect(outcome.status == 0)
    #expect(
      outcome.error.hasPrefix(
        "grm: note: announced on 2020-01-31, before this ledger was opened on "))
    #expect(outcome.output.contains(#""warnings":["announced on 2020-01-31, before this ledger"#))
    let today = try program.run("calendar move --off 2027-06-24 --format json")
    #expect(today.error.isEmpty && !today.output.contains("warnings"))
    let file = try program.file("list.csv", Self.header + "revoked,2027-06-01,,,,2020-01-31,,\n")
    let list = try program.run("calendar import \(file) --format json")
    #expect(list.error.contains("line 2: announced on 2020-01-31, before this ledger was opened"))
    #expect(list.output.contains(#""warnings":[{"line":2,"warning":"announced on 2020-01-31"#))
  }

  @Test func `what changed since is listed with its facts and the counts`() throws {
    let program = try Program()
    for step in [
      "assess 1/2024 --related --on 2024-03-05", "resolve 1/2024 --on 2024-03-12",
      "register --channel email --type request --received-on 2024-03-20 --registered-on 2024-03-20",
      "calendar declare 2024-03-11 --name Storm --reason government --announced 2024-03-13",
      "calendar move --off 2024-03-21 --worked 2024-03-23",
      "assess 2/2024 --related --on 2024-03-20", "resolve 2/2024 --on 2024-03-25",
    ] { try program.expectDone(step) }
    let json = try program.expectDone("calendar changes --since 25 --format json")
    #expect(
      json.contains(
        #"{"day":"2024-03-11","changes_count":true,"before":{"day":"2024-03-11","#
          + #""weekday":"monday","counted":true,"verdict":"working","#))
    #expect(
      json.contains(
        #""facts":[{"sequence":26,"kind":"holiday-declared","about":null,"#
          + #""announced_on":"2024-03-13","#))
    // 2/2024 was not resolved then, so that nothing about it has changed.
    #expect(
      json.contains(
        #""grievances":[{"number":"1/2024","received_on":"2024-03-05","resolved_on":"2024-03-12","#
          + #""before":4,"after":3,"days":["2024-03-11"],"facts":[26]}],"#
          + #""from_cut":{"sequence":25,"through":null},"cut":{"sequence":29,"through":null}}"#),
      "\(json)")
    let text = try program.expectDone("calendar changes --since 25")
    #expect(text.contains("fact 26 (holiday-declared, announced 2024-03-13)"))
    #expect(text.contains("1/2024  2024-03-05  2024-03-12       4      3  2024-03-11  26\n"))
    // The report that was published before stays what it was.
    let then = try program.expectDone("report --period 2024-03 --format csv --as-of 25")
    let now = try program.expectDone("report --period 2024-03 --format csv")
    #expect(then.contains("1/2024,2024-03-05,2024-03-12,complaint,email,4,"))
    #expect(now.contains("1/2024,2024-03-05,2024-03-12,complaint,email,3,"))
    #expect(
      try program.expectDone("calendar count --from 2024-03-05 --to 2024-03-12 --as-of 25")
        .contains("\n4 working days"))
    #expect(
      try program.expectDone("calendar changes --since 26 --as-of 26").hasSuffix(
        "0 days changed, 0 counts with them\nBetween fact 26 and fact 26\n"))
    #expect(try program.run("calendar changes --since 26 --as-of 25").status == 64)
    #expect(try program.run("calendar changes --since 2001-01-01").status == 64)
  }

  @Test func `a grievance is judged by the policy of its received day, and the proof says so`()
    throws
  {
    let program = try Program()
    for step in [
      "policy adopt --effective-from 2024-03-10 --resolution 3",
      "policy adopt --effective-from 2024-03-20 --resolution 5:calendar",
      "register --channel email --type request --received-on 2024-03-12 --registered-on 2024-03-12",
      "register --channel email --type request --received-on 2024-03-21 --registered-on 2024-03-21",
    ] { try program.expectDone(step) }
    for number in 1...3 {
      try program.expectDone("assess \(number)/2024 --related --on 2024-03-21")
    }
    try program.expectDone("resolve 1/2024 --on 2024-03-28")
    try program.expectDone("resolve 2/2024 --on 2024-03-28")
    let report = try program.expectDone("report --period 2024-03 --format json")
    #expect(
      report.contains(
        #""within_limit":{"yes":1,"late":1,"open_in_time":0,"open_overdue":1,"of":3,"limit":null,"#
          + #""basis":null,"limits":[{"limit":3,"basis":"working"},{"limit":5,"basis":"calendar"},"#
          + #"{"limit":30,"basis":"working"}]"#),
      "\(report)")
    let facts = [(1, 1, "null"), (2, 23, #""2024-03-10""#), (3, 24, #""2024-03-20""#)]
    for (number, fact, from) in facts {
      let timeline = try program.expectDone("timeline \(number)/2024 --format json")
      #expect(timeline.contains(#""policy":{"fact":\#(fact),"effective_from":\#(from)}"#))
    }
    #expect(
      try program.expectDone("timeline 2/2024").contains(
        "Limits by the policy of fact 23, in force from 2024-03-10\n"))
    let due = try program.expectDone("due --format json")
    #expect(
      due.contains(#""number":"3/2024","task":"resolution","due_on":"2024-03-26","#)
        && due.contains(#""policy":{"fact":24,"effective_from":"2024-03-20"}"#))
    #expect(
      try program.expectDone("calendar deadline --after 2024-03-12").contains(
        "By the policy of fact 23, in force from 2024-03-10"))
  }
}
