import CLMDB
import Glibc

/// Runs the jobs of a group in one write transaction with one commit, on the thread that has the turn
/// to write.
struct CommitGroup {
  let core: Core
  let lock: WriterLock

  /// Does all jobs; each has its outcome after that, whatever happens.
  func run(_ jobs: [Job]) {
    if jobs[0].isDirect {
      jobs[0].performDirectly()
    } else {
      do throws(LMDBError) {
        try commit(jobs)
      } catch {
        for job in jobs { job.fail(error) }
      }
    }
  }

  private func commit(_ jobs: [Job]) throws(LMDBError) {
    if core.isPoisoned { throw .poisoned(path: core.path) }
    try lock.take(wait: core.options.writerWait)
    defer { lock.release() }
    core.sweepWhenDue()
    if try !commitTogether(jobs) {
      // Too much for one transaction: each gets its own, and those that fit are kept.
      for job in jobs {
        do throws(LMDBError) {
          if try !commitTogether([job]) {
            throw .from(MDB_TXN_FULL, "mdb_txn_commit", path: core.path)
          }
        } catch {
          job.fail(error)
        }
      }
    }
  }

  /// False when LMDB cannot take that many changed pages in one transaction.
  private func commitTogether(_ jobs: [Job]) throws(LMDBError) -> Bool {
    while true {
      switch try attempt(jobs) {
      case nil: return true
      case .map: try core.growMap()
      case .transaction: return false
      }
    }
  }

  /// One transaction over all jobs; answers what it was too small for, having kept nothing then.
  private func attempt(_ jobs: [Job]) throws(LMDBError) -> WriteProgress.Shortage? {
    if core.isPoisoned { throw .poisoned(path: core.path) }
    let root = unsafe try core.beginWrite()
    do throws(LMDBError) {
      for job in jobs {
        let shortage =
          jobs.count == 1
          ? unsafe perform(job, in: root) : unsafe try performNested(job, in: root)
        if let shortage {
          unsafe core.abortWrite(root)
          return shortage
        }
      }
    } catch {
      unsafe core.abortWrite(root)
      throw error
    }
    if jobs.allSatisfy(\.hasFailed) {
      unsafe core.abortWrite(root)
      return nil
    }
    return try judge(unsafe core.commitWrite(root))
  }

  private func perform(_ job: Job, in pointer: OpaquePointer) -> WriteProgress.Shortage? {
    let progress = WriteProgress()
    let idleCursors = IdleCursors(tables: core.options.maximumTables)
    defer { idleCursors.end() }
    // The transaction is open until the attempt commits or aborts it, on this thread.
    var transaction = unsafe WriteTransaction(
      TransactionHandle(
        pointer: pointer, core: core, progress: progress, idleCursors: idleCursors))
    job.perform(in: &transaction)
    // LMDB would refuse to commit, also when the body made nothing of the error.
    if let failure = progress.failure { job.fail(failure) }
    return progress.lacksRoom
  }

  /// In a transaction within the transaction, so that a job that throws takes only itself back.
  private func performNested(
    _ job: Job, in root: OpaquePointer
  ) throws(LMDBError) -> WriteProgress.Shortage? {
    var child: OpaquePointer?
    // The root is open on this thread and is not used while the child is.
    let code = unsafe mdb_txn_begin(core.pointer, root, 0, &child)
    guard code == MDB_SUCCESS, let child = unsafe child else {
      throw core.fail(code, "mdb_txn_begin")
    }
    let shortage = unsafe perform(job, in: child)
    if shortage != nil || job.hasFailed {
      // Ends the child; the root is as it was.
      unsafe mdb_txn_abort(child)
      return shortage
    }
    // Ends the child, whatever it answers.
    switch unsafe mdb_txn_commit(child) {
    case MDB_SUCCESS: return nil
    case MDB_MAP_FULL: return .map
    case MDB_TXN_FULL: return .transaction
    case let code: throw core.fail(code, "mdb_txn_commit")
    }
  }

  /// Tells a clean failure to commit from one whose outcome nobody knows.
  private func judge(_ code: Int32) throws(LMDBError) -> WriteProgress.Shortage? {
    switch code {
    case MDB_SUCCESS: return nil
    case MDB_MAP_FULL: return .map
    case MDB_TXN_FULL: return .transaction
    case MDB_BAD_TXN: throw core.fail(code, "mdb_txn_commit")
    case ENOSPC where !isPanicked, EDQUOT where !isPanicked: throw core.fail(code, "mdb_txn_commit")
    default:
      core.poison()
      throw .outcomeUnknown(
        .init(path: core.path, operation: "mdb_txn_commit", code: code, text: errorText(code)))
    }
  }

  /// LMDB refuses everything once it failed on the meta page, even when the code was a full disk.
  private var isPanicked: Bool {
    do throws(LMDBError) {
      unsafe core.endRead(try core.beginRead())
      return false
    } catch {
      return core.isPoisoned
    }
  }
}
