// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who only uses the ledger builds none of this.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let ledger = Target.Dependency.product(name: "GrievanceLedger", package: "grievance-ledger")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "grievance-ledger-benchmarks",
  // Declared so that the package resolves there; only Linux is built and tested.
  platforms: [.macOS("26.0")],
  products: [.library(name: "RandomHistory", targets: ["RandomHistory"])],
  dependencies: [
    .package(name: "grievance-ledger", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .target(name: "RandomHistory", dependencies: [ledger], swiftSettings: strict),
    .target(
      name: "LedgerGenerator", dependencies: ["RandomHistory", ledger], swiftSettings: strict),
    .executableTarget(
      name: "generate", dependencies: ["LedgerGenerator", "RandomHistory", ledger, arguments],
      swiftSettings: strict),
    .target(name: "CSubtraction"),
    .executableTarget(
      name: "measure-calendar", dependencies: ["CSubtraction", "RandomHistory", ledger, arguments],
      swiftSettings: strict),
    .executableTarget(
      name: "measure-engine", dependencies: [ledger, arguments], swiftSettings: strict),
    .testTarget(
      name: "RandomHistoryTests", dependencies: ["RandomHistory", ledger], swiftSettings: strict),
    .testTarget(
      name: "LedgerGeneratorTests", dependencies: ["LedgerGenerator", "RandomHistory", ledger],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
