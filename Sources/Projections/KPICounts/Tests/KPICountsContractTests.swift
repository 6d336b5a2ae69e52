import KPICounts
import ProjectionTesting
import Testing

@Suite struct KPICountsContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(KPICounts.self) }
}
