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
  static let projections: Set<String> = [
    "StageTimelines", "ResolutionTimes", "KPICounts", "GrievanceRegister", "DueList",
    "EngagementCounts",
  ]

  /// What only records, counts and decides: reads no clock, no file and no environment.
  static let pure: Set<String> = [
    "WorkingDays", "Facts", "Seal", "Grievances", "CSV", "PublicWords",
  ]

  /// Every floor, the lowest first. An arrow that is not here points up or across.
  static let all: [Floor] =
    [
      Floor("CLMDB"),
      // The only code that calls LMDB's C.
      Floor("LMDB", knows: ["CLMDB"], uses: ["Glibc", "Synchronization"]),
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
      // The clock, and whether a file is there (Glibc); base64 and JSON of disclosures.
      Floor(
        "EventLog", knows: ["Facts", "LMDB", "Seal"],
        uses: ["Crypto", "FoundationEssentials", "Glibc"]),
      Floor("Grievances", knows: ["Facts", "WorkingDays"]),
      // The time zone, and making the folder.
      Floor(
        "Ledger", knows: ["EventLog", "Facts", "Grievances", "WorkingDays"], uses: ["Foundation"]),
      Floor("Projection", knows: ["EventLog", "Facts", "Grievances", "LMDB", "WorkingDays"]),
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
      Floor(
        "Audit",
        knows: projections.union([
          "EventLog", "Facts", "Grievances", "Ledger", "Projection", "Seal", "WorkingDays",
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
          "Audit", "CSV", "Documents", "EventLog", "Facts", "Grievances", "LMDB", "Ledger",
          "Projection", "PublicWords", "Publication", "RegisterImport", "Reporting", "Seal",
          "WorkingDays", "XLSX",
        ]),
        uses: ["ArgumentParser", "Foundation", "Synchronization"]),
      Floor("grm", knows: ["GRMCommands"]),
    ]
    // Projections know nothing of each other.
    + projections.sorted().map {
      Floor($0, knows: ["Facts", "Grievances", "Projection", "WorkingDays"])
    }

  static func named(_ name: String) -> Floor? { all.first { $0.name == name } }
}
