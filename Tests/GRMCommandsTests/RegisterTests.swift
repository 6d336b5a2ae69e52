import Foundation
import Testing

@Suite struct RegisterTests {
  private static let onTheSpot =
    "register --received-on 2024-03-05 --registered-on 2024-03-05 --channel in-person "
    + "--type question --on-the-spot --words - --request 6F9619FF-8B86-D011-B42D-00CF4FC964FF"
  private static let told = #"{"summary": "opening hours", "actions": "told them"}"#

  @Test func `resolves on the spot in one transaction`() throws {
    let program = try Program()
    let lines = try program.expectDone(Self.onTheSpot + " --format json", input: Self.told)
      .split(separator: "\n")
    let kinds = ["registered", "eligibility-assessed", "resolved"]
    #expect(lines.count == 3)
    for (line, kind) in zip(lines, kinds) {
      #expect(line.contains(#""kind":"\#(kind)""#) && line.contains(#""subject":"2/2024""#))
    }
    #expect(lines[1].contains(#""outcome":"related","handled_at":1"#))
    #expect(lines[2].contains(#""details":{"stage":1,"outcome":"resolved"}"#))
    #expect(
      lines[1].contains(#""words_digest":null"#) && !lines[2].contains(#""words_digest":null"#))
    let timeline = try program.expectDone("timeline 2/2024 --format json")
    #expect(timeline.contains(#""status":"resolved""#))
  }

  @Test func `the same request again takes no second number`() throws {
    let program = try Program()
    try program.expectDone(Self.onTheSpot, input: Self.told)
    let again = try program.expectDone(Self.onTheSpot + " --format json", input: Self.told)
    #expect(again.contains(#""subject":"2/2024""#) && again.contains(#""repeated":true"#))
    #expect(try program.facts() == 26)
    let other = try program.run(Self.onTheSpot, input: #"{"actions": "sent away"}"#)
    #expect(other.status == 1)
  }

  @Test func `is told once where it is refused on the spot`() throws {
    let program = try Program()
    let line = "register --channel email --type question --on-the-spot --aimag 23 --words -"
    #expect(try program.run(line, input: Self.told).status == 1)
    #expect(try program.facts() == 23)
  }

  @Test func `takes all fields from a file`() throws {
    let program = try Program()
    let file = try program.file(
      "entry.json",
      """
      {"received_on": "2024-03-07", "registered_on": "2024-03-08", "channel": "letter",
       "type": "suggestion", "aimag": 4, "summary": "a second counter", "person": "N", "contact": ""}
      """)
    let output = try program.expectDone("register --from-file \(file) --format json")
    #expect(output.contains(#""subject":"2/2024""#))
    #expect(
      output.contains(
        #""details":{"received_until":"2024-03-07","registered_on":"2024-03-08","#
          + #""channel":"letter","type":"suggestion","complainant":"named","aimag":4,"#
          + #""sensitive":false}"#), "\(output)")
  }

  @Test func `names all faults of a file`() throws {
    let program = try Program()
    let outcome = try program.run(
      "register --from-file -",
      input: #"{"received_on": "2024-02-30", "type": "x", "aimag": 23, "sensitive": 1, "#
        + #""actions": "a", "person": 5, "colour": "red"}"#)
    #expect(outcome.status == 65)
    let faults = outcome.error.split(separator: "\n")
    #expect(
      faults == [
        "grm: -: received_on is not a day such as 2024-06-30",
        "grm: -: channel is missing; it is one of unknown, email, telephone, facebook, in-person, "
          + "website, letter",
        "grm: -: type is not one of unknown, question, complaint, request, suggestion",
        "grm: -: aimag is not a number from 1 to 22",
        "grm: -: sensitive is neither true nor false",
        "grm: -: person is not a text",
        "grm: -: the field 'actions' is not known, or has no place here",
        "grm: -: the field 'colour' is not known, or has no place here",
        "grm: - has 8 places to put right; nothing has been recorded",
      ])
    #expect(try program.facts() == 23)
  }

  @Test func `asks field by field on a terminal`() throws {
    let program = try Program(registering: false)
    let (status, shown) = try program.onTerminal(
      "register --registered-on 2024-03-08",
      typing: [
        "yesterday", "2999-01-01", "2024-03-07", "8", "telephone", "1", "23", "4", "opening hours",
        "perhaps", "no", "Ganbaatar", "99112233", "", "yes",
      ])
    #expect(status == 0, "\(shown)")
    for sentence in [
      "Type a day such as", "That day lies in the future", "Type a number from 1 to 7.",
      "Type a number from 1 to 22, or only Enter.", "Type yes or no.", "  received: 2024-03-07",
      "  summary: opening hours", "  person: given, kept sealed (9 characters)",
      "1/2024: registered on 2024-03-07 recorded as fact 22",
      "due next: acknowledge by 2024-03-14 (overdue)",
    ] {
      #expect(shown.contains(sentence), "\(sentence): \(shown)")
    }
    let facts = try program.expectDone("facts --from 22 --format json")
    #expect(
      facts.contains(#""channel":"telephone","type":"question","complainant":"named","aimag":4"#))
  }

  @Test func `asks only what is not given, and records nothing without a yes`() throws {
    let program = try Program(registering: false)
    let (status, shown) = try program.onTerminal(
      "register --channel email --anonymous --sensitive --received-on 2024-03-07",
      typing: ["2", "", "", "", "no"])
    #expect(status == 1, "\(shown)")
    #expect(!shown.contains("Channel:") && !shown.contains("Aimag") && !shown.contains("Name of"))
    #expect(shown.contains("nothing has been recorded"))
    #expect(try program.facts() == 22)
  }

  @Test func `records nothing where the questions are broken off`() throws {
    let program = try Program(registering: false)
    let (status, shown) = try program.onTerminal("register", typing: ["2024-03-07"])
    #expect(status == 1)
    #expect(shown.contains("the questions were broken off; nothing has been recorded"))
    #expect(try program.facts() == 22)
  }
}
