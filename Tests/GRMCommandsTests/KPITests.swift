import Foundation
import Testing

/// Measures as users ask for them: any period, grouped, over time, with the grievances behind them.
@Suite struct KPITests {
  /// Six grievances from two aimags, of which three are resolved, on working days.
  private func program() throws -> Program {
    let program = try Program(registering: false)
    let registrations = [
      ("2024-03-05", "email", "complaint", 1), ("2024-03-06", "letter", "request", 2),
      ("2024-04-17", "email", "question", 1), ("2024-04-18", "email", "complaint", 2),
      ("2024-05-06", "letter", "complaint", 1), ("2024-05-07", "email", "request", 1),
    ]
    for (day, channel, type, aimag) in registrations {
      try program.expectDone(
        "register --received-on \(day) --registered-on \(day) --channel \(channel) --type \(type) "
          + "--aimag \(aimag)")
    }
    for (number, day) in [(1, "2024-03-07"), (2, "2024-03-06"), (3, "2024-04-24")] {
      try program.expectDone("assess \(number)/2024 --related --on \(day)")
      try program.expectDone("resolve \(number)/2024 --on \(day)")
    }
    return program
  }

  private let resolution = "kpi --view resolution-times"

  @Test func `days to resolution by what their view does not hold`() throws {
    let program = try program()
    #expect(
      try program.expectDone("\(resolution) --by aimag --by type --format csv") == """
        aimag,type,count,mean,median,p90,max
        1,question,1,5,5,5,5
        1,complaint,1,2,2,2,2
        2,request,1,0,0,0,0

        """)
    let text = try program.expectDone("\(resolution) --by stage,status --period 2024")
    #expect(text.contains("2      resolved      3  2.3333       2    5    5"), "\(text)")
  }

  @Test func `a period of any length is told as it stood at its end`() throws {
    let program = try program()
    let range = "2024-03-06..2024-04-17"
    #expect(
      try program.expectDone("kpi --view kpi-counts --by status --period \(range) --format csv")
        == "status,count\nresolving,1\nresolved,1\n")
    #expect(
      try program.expectDone("kpi --view kpi-counts --by channel --every month --format csv")
        == """
        period,channel,count
        2024-03,email,1
        2024-03,letter,1
        2024-04,email,2
        2024-04,letter,0
        2024-05,email,1
        2024-05,letter,1

        """)
    let flow = try program.expectDone(
      "kpi --view kpi-counts --measure flow --by flow --period \(range) --format csv")
    #expect(flow == "flow,count\nopen_start,1\nreceived,2\nresolved,2\nopen_end,1\n")
  }

  @Test func `the limit is judged by type, what is open with it`() throws {
    let within = "kpi --view resolution-times --measure within-limit --by verdict,type"
    #expect(
      try program().expectDone("\(within) --period 2024-04 --format csv")
        == "verdict,type,count\nkept,question,1\nopen,complaint,1\n")
  }

  @Test func `a share is told of each row, also by what the register knows`() throws {
    let program = try program()
    #expect(
      try program.expectDone(
        "kpi --view kpi-counts --by type --share status=resolved --format csv") == """
          type,count,of these,share
          question,1,1,1
          complaint,3,1,0.3333
          request,2,1,0.5

          """)
    let json = try program.expectDone(
      "kpi --view resolution-times --share aimag=2 --period 2024 --format json")
    #expect(
      json.contains(#""groups":[{"count":3,"part":1,"share":0.3333,"mean":2.3333,"#), "\(json)")
    #expect(try program.run("kpi --view kpi-counts --share email").status == 64)
  }

  @Test func `a histogram is drawn, and is data`() throws {
    let program = try program()
    let text = try program.expectDone("\(resolution) --histogram --period 2024-H1")
    let bar = String(repeating: "█", count: 40)
    #expect(
      text.contains(
        """

        all
          0 │\(bar) 1
          1 │0
          2 │\(bar) 1
          3 │0
          4 │0
          5 │\(bar) 1

        """), "\(text)")
    let json = try program.expectDone("\(resolution) --by aimag --format json")
    #expect(
      json.contains(
        #"{"aimag":"1","count":2,"mean":3.5,"median":3.5,"p90":5,"max":5,"#
          + #""histogram":[{"days":2,"count":1},{"days":5,"count":1}]}"#), "\(json)")
    #expect(
      try program.expectDone("\(resolution) --by aimag --histogram --format csv")
        == "aimag,days,count\n1,2,1\n1,5,1\n2,0,1\n")
    #expect(try program.run("kpi --view kpi-counts --histogram").status == 64)
  }

  @Test func `the grievances behind the figures are listed`() throws {
    let program = try program()
    let asked = "kpi --view kpi-counts --by channel --where aimag=1 --where type=complaint"
    let text = try program.expectDone("\(asked) --grievances")
    #expect(text.contains("behind these figures: 2\n1/2024\n5/2024\n"), "\(text)")
    #expect(
      try program.expectDone("\(asked) --grievances --format csv") == "number\n1/2024\n5/2024\n")
    #expect(
      try program.expectDone("\(asked) --period 2024-Q1 --grievances --format json").contains(
        #""groups":[{"channel":"email","count":1}],"grievances":["1/2024"]}"#))
  }

  @Test func `what can be asked is listed, and what cannot is said`() throws {
    let program = try program()
    let list = try program.expectDone("kpi --list --format csv")
    #expect(
      list.contains(
        #"resolution-times,days-to-resolution,"channel, type, status, stage, aimag, complainant","#)
    )
    let outcome = try program.run("\(resolution) --by colour")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("channel, type, status, stage, aimag, complainant"))
    #expect(try program.run("kpi --by aimag --period 2024").status == 64)
    #expect(try program.run("\(resolution) --every fortnight").error.contains("week, month"))
  }
}
