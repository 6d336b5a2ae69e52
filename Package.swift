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
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func floor(
  _ name: String, _ below: [Target.Dependency], path: String? = nil, embedding: [String] = [],
  settings: [SwiftSetting] = strict
) -> Target {
  .target(
    name: name, dependencies: below, path: path ?? "Sources/\(name)",
    resources: embedding.map { .embedInCode($0) }, swiftSettings: settings)
}

/// The templates of a page: built into the program, so that it can be moved alone.
let pages =
  ["page", "section", "paragraph", "list", "terms", "tiles", "table", "pictures", "verbatim"]
  .map { "Pages/\($0).mustache" } + ["Pages/page.css"]

/// A projection is one folder and one target, with its tests inside: that none knows another, the
/// compiler checks.
func projection(_ name: String) -> [Target] {
  let path = "Sources/Projections/\(name)"
  let below: [Target.Dependency] = ["Projection", "Grievances", "Facts", "WorkingDays"]
  return [
    .target(
      name: name, dependencies: below, path: path, exclude: ["Tests"], swiftSettings: strict),
    .testTarget(
      name: "\(name)Tests", dependencies: [.target(name: name), "ProjectionTesting"] + below,
      path: "\(path)/Tests", swiftSettings: strict),
  ]
}

func tests(_ name: String, _ tested: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: tested, swiftSettings: strict)
}

let projections = [
  "StageTimelines", "ResolutionTimes", "KPICounts", "GrievanceRegister", "DueList",
  "EngagementCounts", "AcknowledgementTimes",
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
        "Audit", "BuiltInViews",
      ] + projections),
    .library(name: "ProjectionTesting", targets: ["ProjectionTesting"]),
  ],
  traits: [
    .trait(name: "XLSX", description: "Workbooks through libxlsxwriter, which must be installed.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    floor("LMDB", ["CLMDB"], settings: lending),
    floor("WorkingDays", []),
    floor("CSV", []),
    floor("PublicWords", []),
    floor("Documents", ["WorkingDays", mustache], embedding: pages),
    floor(
      "XLSX",
      [
        "Documents", "WorkingDays",
        .target(name: "CXLSXWriter", condition: .when(traits: ["XLSX"])),
      ]),
    floor("Facts", ["WorkingDays", crypto], settings: lending),
    floor("Seal", ["Facts", crypto]),
    floor("EventLog", ["Facts", "LMDB", "Seal", "WorkingDays", crypto], settings: lending),
    floor("Grievances", ["Facts", "WorkingDays"], settings: lending),
    floor("Ledger", ["EventLog", "Facts", "Grievances", "WorkingDays"]),
    floor(
      "Projection", ["EventLog", "Facts", "Grievances", "LMDB", "Seal", "WorkingDays"],
      path: "Sources/Projections/Projection"),
    floor(
      "BuiltInViews", ["Projection"] + projectionTargets, path: "Sources/Projections/BuiltInViews"),
    floor(
      "ProjectionTesting",
      [
        "EventLog", "Facts", "Grievances", "Ledger", "LedgerTesting", "Projection", "WorkingDays",
      ], path: "Sources/Projections/ProjectionTesting"),
    floor(
      "RegisterImport", ["CSV", "EventLog", "Facts", "Grievances", "Ledger", "WorkingDays"]),
    floor(
      "Reporting",
      [
        "CSV", "Documents", "EventLog", "Facts", "Grievances", "Projection", "PublicWords",
        "WorkingDays",
      ] + projectionTargets, embedding: ["Labels/labels.csv"]),
    floor(
      "Audit",
      [
        "BuiltInViews", "EventLog", "Facts", "Grievances", "Ledger", "Projection", "Seal",
        "WorkingDays",
      ]
        + projectionTargets),
    floor(
      "Publication",
      [
        "Audit", "Documents", "EventLog", "Facts", "Grievances", "KPICounts", "Ledger",
        "Projection", "PublicWords", "Reporting", "Seal", "WorkingDays",
      ]),
    floor(
      "GRMCommands",
      [
        "Audit", "BuiltInViews", "CSV", "Documents", "EventLog", "Facts", "Grievances", "LMDB",
        "Ledger", "Projection", "PublicWords", "Publication", "RegisterImport", "Reporting", "Seal",
        "WorkingDays", "XLSX", argumentParser,
      ] + projectionTargets),
    .executableTarget(name: "grm", dependencies: ["GRMCommands"], swiftSettings: strict),
    tests("WorkingDaysTests", ["WorkingDays"]),
    tests("CSVTests", ["CSV"]),
    tests("DocumentsTests", ["Documents", "WorkingDays"]),
    tests("PublicWordsTests", ["PublicWords", "CSV"]),
    tests("LMDBTests", ["LMDB", "CLMDB"]),
    floor(
      "LedgerTesting", ["EventLog", "Facts", "Grievances", "Ledger", "WorkingDays", crypto],
      path: "Tests/Support"),
    // Makes Fixtures/golden-export/export again: `swift run -c release MakeExport golden FOLDER`.
    .executableTarget(
      name: "MakeExport",
      dependencies: [
        "Audit", "EventLog", "Facts", "Grievances", "Ledger", "LedgerTesting", "Publication",
        "RegisterImport", "Seal", "WorkingDays",
      ],
      path: "Tests/MakeExport", swiftSettings: strict),
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
        "WorkingDays", "LedgerTesting", "ProjectionTesting", "BuiltInViews",
      ] + projectionTargets),
    tests(
      "AuditTests",
      [
        "Audit", "BuiltInViews", "EventLog", "Facts", "Grievances", "LMDB", "Ledger",
        "LedgerTesting", "Projection", "Seal", "WorkingDays",
      ]),
    tests("LayerTests", []),
    tests(
      "ReportingTests",
      ["Documents", "LedgerTesting", "Projection", "PublicWords", "Reporting"]),
    tests(
      "PublicationTests",
      [
        "Publication", "Audit", "EventLog", "Facts", "Grievances", "KPICounts", "Ledger",
        "Documents", "LedgerTesting", "Projection", "PublicWords", "Reporting", "Seal",
        "WorkingDays",
      ]),
    // Runs the built program; of the package itself it imports what another process needs, beside it.
    tests(
      "GRMCommandsTests",
      ["grm", "EventLog", "Facts", "Grievances", "LMDB", "Projection", "WorkingDays"]),
    tests(
      "RegisterImportTests",
      [
        "RegisterImport", "CSV", "Ledger", "EventLog", "Grievances", "Facts", "GrievanceRegister",
        "LedgerTesting", "Projection", "Reporting", "Seal", "WorkingDays",
      ]),
  ] + projections.flatMap(projection),
  swiftLanguageModes: [.v6]
)
