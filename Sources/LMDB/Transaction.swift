/// Reading, the same in a read and in a write transaction.
///
/// Write code that only looks against `borrowing some Transaction`, and it serves both. No other
/// type can conform to any use: a `TransactionHandle` is only made by this module.
///
/// A span handed out is a window into the memory map. It is valid inside the closure that lends the
/// transaction and, in a write transaction, until the next change; the compiler refuses any other
/// use. Copy what has to live longer. An I/O error of the disk while reading a span is a SIGBUS of
/// the operating system, not an error.
public protocol Transaction: ~Copyable {
  /// The inside of the transaction, closed to other modules.
  var inside: TransactionHandle { get }
}

/// What a transaction is to LMDB; of no use outside this module.
///
/// Never stored: it says nothing about how long its transaction lasts.
// The pointer is valid as long as the transaction that hands this out, and only that lends it. Whoever
// began the transaction keeps the other two until its end; they are not counted here because each
// operation would, several times over, at a fair part of its cost.
@safe public struct TransactionHandle {
  let pointer: OpaquePointer
  /// The environment's serial number.
  let environment: UInt64
  private unowned(unsafe) let lentCore: Core
  private unowned(unsafe) let lentProgress: WriteProgress?

  var core: Core { unsafe lentCore }
  /// Where a write transaction notes what has gone wrong; nil for a read transaction.
  var progress: WriteProgress? { unsafe lentProgress }
  /// Where a write transaction keeps its cursors; nil for a read transaction.
  let idleCursors: IdleCursors?

  init(
    pointer: OpaquePointer, core: Core, progress: WriteProgress? = nil,
    idleCursors: IdleCursors? = nil
  ) {
    unsafe self.pointer = pointer
    environment = core.serial
    unsafe lentCore = core
    unsafe lentProgress = progress
    self.idleCursors = idleCursors
  }
}

@available(*, unavailable)
extension TransactionHandle: Sendable {}

/// A consistent look at the whole file as it was when the read began.
///
/// Other writers go on meanwhile, but pages it might still look at are not used again: a reader
/// that lives long makes the file grow, and the file never shrinks. Work in bounded batches.
public struct ReadTransaction: ~Copyable, Transaction {
  public let inside: TransactionHandle

  init(_ inside: TransactionHandle) { self.inside = inside }

  /// The same transaction once more, for a wrapper that is itself only lent inside the closure of
  /// `Environment.read`. Nothing but the caller keeps it from being used after that.
  @unsafe public init(unsafelySharing other: borrowing ReadTransaction) {
    self.init(other.inside)
  }
}

@available(*, unavailable)
extension ReadTransaction: Sendable {}

/// A change in the making: it sees the committed state and its own changes, and is kept as a whole
/// or not at all.
public struct WriteTransaction: ~Copyable, Transaction {
  public let inside: TransactionHandle

  init(_ inside: TransactionHandle) { self.inside = inside }
}

@available(*, unavailable)
extension WriteTransaction: Sendable {}

/// What a write transaction remembers of LMDB's failures, whether or not its body did, and what its
/// bodies leave to each other.
final class WriteProgress {
  /// The first failure of the body after which LMDB refuses to commit.
  private(set) var failure: LMDBError?
  /// The map, or the list of changed pages, was too small: not the fault of the body.
  private(set) var lacksRoom: Shortage?
  /// Whether the body may have changed something.
  private(set) var hasChanged = false

  enum Shortage { case map, transaction }

  func note(_ failure: LMDBError) {
    if self.failure == nil { self.failure = failure }
  }

  /// What the bodies so far hand on.
  private(set) var handedOn: (any HandedOn)?

  func noteChange() { hasChanged = true }

  func handOn(_ thing: any HandedOn) {
    noteChange()
    handedOn = thing
  }

  /// Forgets how the body before has ended. What it lacked room for ended all of them.
  func beginBody() {
    failure = nil
    hasChanged = false
  }

  func note(_ shortage: Shortage) {
    if lacksRoom == nil { lacksRoom = shortage }
  }
}
