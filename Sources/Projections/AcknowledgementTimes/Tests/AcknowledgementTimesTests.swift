import AcknowledgementTimes
import ProjectionTesting
import Testing

@Suite struct AcknowledgementTimesTests {
  @Test func theMedianOfAQuarterByChannel() throws {
    let view = try given(
      .registered(1, on: "2024-03-05", channel: .email),
      .happened(1, on: "2024-03-07", .receiptAcknowledged(.init(promisedOn: nil))),
      .registered(2, on: "2024-03-06", channel: .email),
      .happened(2, on: "2024-03-10", .receiptAcknowledged(.init(promisedOn: nil))),
      .registered(3, on: "2024-03-06", channel: .letter)
    ).folded(AcknowledgementTimes.self)
    #expect(view.row(of: 1)?.channel == .email)
    let groups = try view.groups("days-to-acknowledgement", by: ["channel"], every: .quarter)
    #expect(groups.map(\.labels) == [["2024-Q1", "email"]])
    #expect(groups.first?.distribution?.median?.description == "3")
  }

  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(AcknowledgementTimes.self) }
}
