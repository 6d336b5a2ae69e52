import ProjectionTesting
import StageTimelines
import Testing

@Suite struct StageTimelinesContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(StageTimelines.self) }
}
