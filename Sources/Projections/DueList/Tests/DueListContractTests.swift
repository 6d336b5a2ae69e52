import DueList
import ProjectionTesting
import Testing

@Suite struct DueListContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(DueList.self) }
}
