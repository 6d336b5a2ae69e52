public import Facts

/// What a verification found.
public struct VerificationResult: Sendable, Hashable {
  /// The number of facts that were read.
  public let facts: UInt64
  /// The root of the tree over them, computed from the facts alone (RFC 6962 section 2.1).
  public let root: Digest
  /// Every check, in the order in which they are shown.
  public let checks: [Check]
  /// The faults in the order in which they were found; no more than `Findings.kept` are held.
  public let faults: [Fault]
  /// The number of faults, those that are not held included.
  public let faultCount: UInt64
  /// What this program cannot judge because it is newer than the program; likewise limited.
  public let warnings: [Warning]
  public let warningCount: UInt64

  public var isSound: Bool { faultCount == 0 }

  init(
    facts: UInt64, root: Digest, counts: [Check.Name: [Check.Count]], findings: Findings
  ) {
    self.facts = facts
    self.root = root
    checks = Check.Name.allCases.map { name in
      Check(name: name, faults: findings.faultCounts[name] ?? 0, counts: counts[name] ?? [])
    }
    faults = findings.faults
    faultCount = findings.faultCounts.values.reduce(0, +)
    warnings = findings.warnings
    warningCount = findings.warningCount
  }
}

/// One thing that has to hold of a ledger, and whether it does.
public struct Check: Sendable, Hashable {
  public let name: Name
  /// The number of faults that were found.
  public let faults: UInt64
  /// How much was looked at, by name; empty where there is nothing to tell.
  public let counts: [Count]

  public var isOK: Bool { faults == 0 }

  /// The names that scripts may rely on.
  public enum Name: String, Sendable, CaseIterable {
    /// The root and the frontier recomputed from the facts are those stored.
    case factsMatchRoot = "facts-match-root"
    /// Every position holds a fact, which says so itself.
    case sequence
    /// The facts about a subject are numbered from 0, without gap and in order.
    case revisions
    /// The index names each fact once and nothing else.
    case subjectIndex = "subject-index"
    /// Each fact's words are those it commits to.
    case words
    /// No fact was recorded before the one in front of it.
    case recordedAt = "recorded-at"
    /// Every fact of a known kind and version is well formed.
    case payloads
    /// Of each year every number from 1 to the last is registered, or said to be void.
    case registerNumbers = "register-numbers"
    /// Every attached file is there and is what its fact says.
    case documents
    /// The stored roots of full tiles are those of their facts.
    case tiles
    /// The facts extend every checkpoint that is kept, and the one given.
    case checkpoints
    /// The file can be read to its end.
    case file
    /// The stored views are what a replay makes of the facts.
    case views
  }

  public struct Count: Sendable, Hashable {
    public let name: String
    public let value: UInt64

    init(_ name: String, _ value: UInt64) {
      self.name = name
      self.value = value
    }
  }
}
