internal import EventLog
internal import Facts
internal import Seal

/// Holds the checkpoints that are kept with the log, and one from outside it, against the facts.
struct CheckpointCheck {
  private let kept: [KeptCheckpoint]
  private let expectations: Verification.Expectations
  private let head: LogHead
  /// Signatures that were checked.
  private(set) var signatures: UInt64 = 0

  init(_ snapshot: borrowing Snapshot, _ expectations: Verification.Expectations) throws {
    kept = try snapshot.checkpoints()
    head = snapshot.head
    self.expectations = expectations
  }

  var counts: [Check.Count] {
    [Check.Count("kept", UInt64(kept.count)), Check.Count("signatures", signatures)]
  }

  /// The sizes at which the root of the facts is needed.
  var sizes: Set<UInt64> {
    let outside = expectations.checkpoint.flatMap { try? Checkpoint($0.text).size }
    return Set(kept.map(\.size) + (outside.map { [$0] } ?? []))
  }

  /// - Parameter roots: of the facts, at the sizes asked for.
  mutating func run(roots: [UInt64: Digest], _ findings: inout Findings) {
    for checkpoint in kept {
      guard let note = try? SignedNote(checkpoint.bytes), let said = try? Checkpoint(note.text),
        said.size == checkpoint.size
      else {
        findings.fault(.checkpointBroken(size: checkpoint.size))
        continue
      }
      check(said, note, .kept, roots, &findings)
    }
    if let note = expectations.checkpoint {
      guard let said = try? Checkpoint(note.text) else {
        return findings.fault(.checkpointBroken(size: nil))
      }
      check(said, note, .outside, roots, &findings)
    } else if kept.isEmpty, expectations.requiredWitnesses > 0 {
      findings.fault(
        .tooFewWitnesses(size: nil, seen: 0, required: expectations.requiredWitnesses))
    }
  }

  private mutating func check(
    _ said: Checkpoint, _ note: SignedNote, _ source: CheckpointSource, _ roots: [UInt64: Digest],
    _ findings: inout Findings
  ) {
    if said.size > head.size {
      findings.fault(.checkpointBeyondEnd(source, size: said.size, end: head.size))
    } else if let root = roots[said.size], root != said.root {
      findings.fault(
        .checkpointDiffers(source, size: said.size, stated: said.root, computed: root))
    }
    if let key = expectations.key { check(note, by: key, said, source, &findings) }
    checkWitnesses(of: note, said, source, &findings)
  }

  private mutating func check(
    _ note: SignedNote, by key: VerifierKey, _ said: Checkpoint, _ source: CheckpointSource,
    _ findings: inout Findings
  ) {
    do {
      _ = try note.checkpoint(by: key)
      signatures += 1
    } catch { findings.fault(.checkpointSignature(source, size: said.size, error)) }
  }

  /// Only the checkpoint that vouches for the log needs its witnesses: the one from outside, or else
  /// the last that is kept.
  private mutating func checkWitnesses(
    of note: SignedNote, _ said: Checkpoint, _ source: CheckpointSource,
    _ findings: inout Findings
  ) {
    let vouches =
      source == .outside
      || expectations.checkpoint == nil
        && said.size == kept.last?.size
    guard expectations.requiredWitnesses > 0, vouches else { return }
    let seen = expectations.witnesses.count { (try? note.cosignedAt($0)) != nil }
    signatures += UInt64(seen)
    guard seen < expectations.requiredWitnesses else { return }
    findings.fault(
      .tooFewWitnesses(
        size: said.size, seen: seen, required: expectations.requiredWitnesses))
  }

}

/// Where a checkpoint comes from.
public enum CheckpointSource: Sendable, Hashable {
  /// Kept with the log.
  case kept
  /// Brought by who verifies.
  case outside
}
