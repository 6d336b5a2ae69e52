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
    // Its traits count allocations by libraries put before the program's, which would slow all that is measured.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
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
      name: "Engine",
      dependencies: [
        "CSubtraction", "RandomHistory", ledger, .product(name: "Benchmark", package: "benchmark"),
      ],
      // The plugin takes for benchmarks what lies in a folder of this name.
      path: "Engine", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .testTarget(
      name: "RandomHistoryTests", dependencies: ["RandomHistory", ledger], swiftSettings: strict),
    .testTarget(
      name: "LedgerGeneratorTests", dependencies: ["LedgerGenerator", "RandomHistory", ledger],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
