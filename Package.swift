// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]
/// For the floors that declare functions which return spans.
let lending: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func floor(
  _ name: String, _ below: [Target.Dependency], path: String? = nil,
  settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: below, path: path ?? "Sources/\(name)", swiftSettings: settings)
}

/// A projection is one folder and one target: that none knows another, the compiler checks.
func projection(_ name: String) -> Target {
  floor(
    name, ["Projection", "Grievances", "Facts", "WorkingDays"], path: "Sources/Projections/\(name)")
}

func tests(_ name: String, _ tested: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: tested, swiftSettings: strict)
}

let projections = [
  "StageTimelines", "ResolutionTimes", "KPICounts", "GrievanceRegister", "DueList",
  "EngagementCounts",
]
let projectionTargets = projections.map { Target.Dependency.target(name: $0) }

let package = Package(
  name: "grievance-ledger",
  // Declared so that the package resolves there; only Linux is built and tested.
  platforms: [.macOS("26.0")],
  products: [
    .executable(name: "grm", targets: ["grm"]),
    .library(
      name: "GrievanceLedger",
      targets: [
        "WorkingDays", "Facts", "LMDB", "Seal", "EventLog", "Grievances", "Ledger", "Projection",
        "Audit",
      ] + projections),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    floor("LMDB", ["CLMDB"], settings: lending),
    floor("WorkingDays", []),
    floor("CSV", []),
    floor("Facts", ["WorkingDays", crypto], settings: lending),
    floor("Seal", ["Facts", crypto]),
    floor("EventLog", ["Facts", "LMDB", "Seal", "WorkingDays", crypto], settings: lending),
    floor("Grievances", ["Facts", "WorkingDays"]),
    floor("Ledger", ["EventLog", "Facts", "Grievances", "WorkingDays"]),
    floor(
      "Projection", ["EventLog", "Facts", "Grievances", "LMDB", "WorkingDays"],
      path: "Sources/Projections/Projection"),
    floor(
      "RegisterImport", ["CSV", "EventLog", "Facts", "Grievances", "Ledger", "WorkingDays"]),
    floor(
      "Reporting",
      ["CSV", "EventLog", "Facts", "Grievances", "Projection", "WorkingDays"]
        + projectionTargets),
    floor(
      "Audit",
      ["EventLog", "Facts", "Grievances", "Ledger", "Projection", "Seal", "WorkingDays"]
        + projectionTargets),
    floor(
      "Publication",
      [
        "Audit", "EventLog", "Facts", "Grievances", "KPICounts", "Ledger", "Projection",
        "Reporting",
        "Seal", "WorkingDays",
      ]),
    floor(
      "GRMCommands",
      [
        "Audit", "CSV", "EventLog", "Facts", "Grievances", "LMDB", "Ledger", "Projection",
        "Publication", "RegisterImport", "Reporting", "Seal", "WorkingDays", argumentParser,
      ] + projectionTargets),
    .executableTarget(name: "grm", dependencies: ["GRMCommands"], swiftSettings: strict),
    tests("WorkingDaysTests", ["WorkingDays"]),
    tests("CSVTests", ["CSV"]),
    tests("LMDBTests", ["LMDB", "CLMDB"]),
    floor(
      "LedgerTesting", ["EventLog", "Facts", "Grievances", "Ledger", "WorkingDays", crypto],
      path: "Tests/Support"),
    tests("FactsTests", ["Facts", "WorkingDays", "LedgerTesting"]),
    tests(
      "EventLogTests",
      ["EventLog", "Facts", "LMDB", "Seal", "WorkingDays", "LedgerTesting", crypto]),
    tests("SealTests", ["Seal", "Facts", "LedgerTesting"]),
    tests("GrievancesTests", ["Grievances", "Facts", "WorkingDays", "LedgerTesting"]),
    tests(
      "LedgerTests", ["Ledger", "EventLog", "Facts", "Grievances", "WorkingDays", "LedgerTesting"]),
    tests(
      "ProjectionTests",
      [
        "Projection", "Ledger", "EventLog", "Facts", "Grievances", "LMDB", "Seal",
        "WorkingDays", "LedgerTesting",
      ] + projectionTargets),
    tests(
      "AuditTests",
      [
        "Audit", "EventLog", "Facts", "Grievances", "LMDB", "Ledger", "LedgerTesting", "Seal",
        "WorkingDays",
      ]),
    tests("LayerTests", []),
    tests("ReportingTests", ["Reporting", "Projection", "LedgerTesting"]),
    tests(
      "PublicationTests",
      [
        "Publication", "Audit", "EventLog", "Facts", "Grievances", "KPICounts", "Ledger",
        "LedgerTesting", "Projection", "Reporting", "Seal", "WorkingDays",
      ]),
    // Runs the built program; what it imports of the package itself is nothing.
    tests("GRMCommandsTests", ["grm"]),
    tests(
      "RegisterImportTests",
      [
        "RegisterImport", "CSV", "Ledger", "EventLog", "Grievances", "Facts", "GrievanceRegister",
        "LedgerTesting", "Projection", "Reporting", "Seal", "WorkingDays",
      ]),
  ] + projections.map(projection),
  swiftLanguageModes: [.v6]
)
