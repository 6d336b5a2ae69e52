import EngagementCounts
import ProjectionTesting
import Testing

@Suite struct EngagementCountsContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(EngagementCounts.self) }
}
