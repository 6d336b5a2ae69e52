import GrievanceRegister
import ProjectionTesting
import Testing

@Suite struct GrievanceRegisterContractTests {
  @Test(arguments: ContractRule.allCases)
  func keepsTheContract(_ rule: ContractRule) throws { try rule.check(GrievanceRegister.self) }
}
