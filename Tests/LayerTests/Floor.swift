import Foundation

/// A floor of the house: a folder of `Sources/`, the floors that it may know, and the modules of the
/// system and of others that it may use. `docs/architecture.md` has the drawing.
struct Floor {
  let name: String
  let knows: Set<String>
  let uses: Set<String>

  init(_ name: String, knows: Set<String> = [], uses: Set<String> = []) {
    self.name = name
    self.knows = knows
    self.uses = uses
  }
}

extension Floor {
  /// Every folder of `Sources/Projections/` but those that serve all of them.
  static let projections: Set<String> = {
    let folder = SourceFile.package.appendingPathComponent("Sources/Projections").path
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return Set(names?.filter { !$0.hasSuffix(".md") } ?? []).subtracting([
      "Projection", "BuiltInViews", "ProjectionTesting",
    ])
  }()

  /// What only records, counts and decides: reads no clock, no file and no environment.
  static let pure: Set<String> = [
    "WorkingDays", "Facts", "Seal", "Grievances", "CSV", "PublicWords",
  ]

  /// Every floor, the lowest first. An arrow that is not here points up or across.
  static let all: [Floor] =
    [
      Floor("CLMDB"),
      // The only code that calls LMDB's C; a thread that writes for tasks.
      Floor("LMDB", knows: ["CLMDB"], uses: ["Dispatch", "Glibc", "Synchronization"]),
      Floor("WorkingDays"),
      Floor("CSV"),
      Floor("PublicWords"),
      // The templates of HTML.
      Floor("Documents", knows: ["WorkingDays"], uses: ["Mustache"]),
      Floor("CXLSXWriter"),
      // The only code that calls the C of libxlsxwriter.
      Floor("XLSX", knows: ["CXLSXWriter", "Documents", "WorkingDays"]),
      // SHA-256.
      Floor("Facts", knows: ["WorkingDays"], uses: ["Crypto"]),
      // Ed25519.
      Floor("Seal", knows: ["Facts"], uses: ["Crypto"]),
      // The clock, and whether a file is there (Glibc); base64 and JSON of disclosures; hashing on another
      // core (Dispatch).
      Floor(
        "EventLog", knows: ["Facts", "LMDB", "Seal"],
        uses: ["Crypto", "Dispatch", "FoundationEssentials", "Glibc"]),
      Floor("Grievances", knows: ["Facts", "WorkingDays"]),
      // The time zone, and making the folder.
      Floor(
        "Ledger", knows: ["EventLog", "Facts", "Grievances", "WorkingDays"], uses: ["Foundation"]),
      // Two threads.
      Floor(
        "Projection", knows: ["EventLog", "Facts", "Grievances", "LMDB", "Seal", "WorkingDays"],
        // FoundationEssentials: how many cores there are.
        uses: ["Dispatch", "FoundationEssentials", "Synchronization"]),
      Floor(
        "RegisterImport",
        knows: ["CSV", "EventLog", "Facts", "Grievances", "Ledger", "WorkingDays"]),
      // Reading back JSON that was published.
      Floor(
        "Reporting",
        knows: projections.union([
          "CSV", "Documents", "EventLog", "Facts", "Grievances", "Projection", "PublicWords",
          "WorkingDays",
        ]), uses: ["FoundationEssentials"]),
      Floor("BuiltInViews", knows: projections.union(["Projection"])),
      Floor(
        "Audit",
        knows: projections.union([
          "BuiltInViews", "EventLog", "Facts", "Grievances", "Ledger", "Projection", "Seal",
          "WorkingDays",
        ]),
        // Work on several cores; the key file.
        uses: ["Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]),
      Floor(
        "Publication",
        knows: [
          "Audit", "Documents", "EventLog", "Facts", "Grievances", "KPICounts", "Ledger",
          "Projection", "PublicWords", "Reporting", "Seal", "WorkingDays",
        ]),
      Floor(
        "GRMCommands",
        knows: projections.union([
          "Audit", "BuiltInViews", "CSV", "Documents", "EventLog", "Facts", "Grievances", "LMDB",
          "Ledger", "Projection", "PublicWords", "Publication", "RegisterImport", "Reporting",
          "Seal", "WorkingDays", "XLSX",
        ]),
        uses: ["ArgumentParser", "Dispatch", "Foundation", "Synchronization"]),
      Floor("grm", knows: ["GRMCommands"]),
    ]
    // What the tests of a projection are written with.
    + [
      Floor(
        "ProjectionTesting",
        knows: ["EventLog", "Facts", "Grievances", "Ledger", "Projection", "WorkingDays"],
        uses: ["LedgerTesting", "Synchronization"])
    ]
    // Projections know nothing of each other.
    + projections.sorted().map {
      Floor($0, knows: ["Facts", "Grievances", "Projection", "WorkingDays"])
    }

  static func named(_ name: String) -> Floor? { all.first { $0.name == name } }
}
