import ProjectionTesting
import ResolutionTimes
import Testing

@Suite struct ResolutionTimesContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(ResolutionTimes.self) }
}
