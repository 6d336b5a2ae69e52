import CLMDB
import Glibc

/// Runs the jobs of a group in one write transaction with one commit, on the thread that has the turn
/// to write.
struct CommitGroup {
  let core: Core
  let lock: WriterLock

  /// Does all jobs; each has its outcome after that, whatever happens.
  func run(_ group: JobGroup) {
    if group.jobs[0].isDirect {
      group.jobs[0].performDirectly()
    } else {
      do throws(LMDBError) {
        try commit(group)
      } catch {
        for job in group.jobs { job.fail(error) }
      }
    }
  }

  private func commit(_ group: JobGroup) throws(LMDBError) {
    if core.isPoisoned { throw .poisoned(path: core.path) }
    try lock.take(wait: core.options.writerWait)
    defer { lock.release() }
    core.sweepWhenDue()
    if try !commitTogether(group) {
      // Too much for one transaction: each gets its own, and those that fit are kept.
      for job in group.jobs {
        do throws(LMDBError) {
          if try !commitTogether(JobGroup([job])) {
            throw .from(MDB_TXN_FULL, "mdb_txn_commit", path: core.path)
          }
        } catch {
          job.fail(error)
        }
      }
    }
  }

  /// False when LMDB cannot take that many changed pages in one transaction.
  private func commitTogether(_ group: JobGroup) throws(LMDBError) -> Bool {
    while true {
      switch try attempt(group) {
      case nil: return true
      case .map: try core.growMap()
      case .transaction: return false
      }
    }
  }

  /// One transaction over all jobs; answers what it was too small for, having kept nothing then.
  /// - Parameter apart: each job in a transaction within the transaction.
  private func attempt(
    _ group: JobGroup, apart: Bool = false
  ) throws(LMDBError) -> WriteProgress.Shortage? {
    if core.isPoisoned { throw .poisoned(path: core.path) }
    let root = unsafe try core.beginWrite()
    let course: Course
    do throws(LMDBError) {
      course =
        unsafe apart ? try performApart(group.jobs, in: root) : performTogether(group, in: root)
    } catch {
      unsafe core.abortWrite(root)
      throw error
    }
    switch course {
    case .done where !group.jobs.allSatisfy(\.hasFailed):
      return try judge(unsafe core.commitWrite(root))
    case .done:
      unsafe core.abortWrite(root)
      return nil
    case .lacks(let shortage):
      unsafe core.abortWrite(root)
      return shortage
    case .spoilt:
      unsafe core.abortWrite(root)
      return try attempt(group, apart: true)
    }
  }

  /// How the bodies of a group have ended.
  private enum Course {
    case done
    case lacks(WriteProgress.Shortage)
    /// A job has failed, and what it changed before is among what the others did.
    case spoilt

    var shortage: WriteProgress.Shortage? {
      if case .lacks(let shortage) = self { shortage } else { nil }
    }
  }

  /// One behind the other in the same transaction. Most who fail do so before they change anything.
  private func performTogether(_ group: JobGroup, in root: OpaquePointer) -> Course {
    let idleCursors = IdleCursors(tables: core.options.maximumTables)
    defer { idleCursors.end() }
    let progress = WriteProgress()
    // The transaction is open until the attempt commits or aborts it, on this thread.
    var transaction = unsafe WriteTransaction(
      TransactionHandle(pointer: root, core: core, progress: progress, idleCursors: idleCursors))
    var done = 0
    while let job = group.job(done) {
      perform(job, in: &transaction, progress)
      if let shortage = progress.lacksRoom { return .lacks(shortage) }
      if job.hasFailed, progress.hasChanged || progress.failure != nil {
        // Nobody may join what it has left behind.
        return group.jobs.count > 1 ? .spoilt : .done
      }
      done += 1
    }
    storeWhatIsHandedOn(by: group.jobs, in: &transaction, progress)
    return progress.lacksRoom.map { .lacks($0) } ?? .done
  }

  private func perform(
    _ job: Job, in transaction: inout WriteTransaction, _ progress: WriteProgress
  ) {
    progress.beginBody()
    job.perform(in: &transaction)
    // LMDB would refuse to commit, also when the body made nothing of the error.
    if let failure = progress.failure { job.fail(failure) }
  }

  /// Where it cannot be stored, none of the jobs has done what it was to do.
  private func storeWhatIsHandedOn(
    by jobs: [Job], in transaction: inout WriteTransaction, _ progress: WriteProgress
  ) {
    guard let handedOn = progress.handedOn, !jobs.allSatisfy(\.hasFailed) else { return }
    do { try handedOn.store(in: &transaction) } catch { for job in jobs { job.fail(error) } }
    if let failure = progress.failure { for job in jobs { job.fail(failure) } }
  }

  /// Each in a transaction within the transaction, so that a job that fails takes only itself back. Costs
  /// three times as much, mostly because each copies the pages anew that it changes.
  private func performApart(_ jobs: [Job], in root: OpaquePointer) throws(LMDBError) -> Course {
    for job in jobs {
      if let shortage = unsafe try performNested(job, in: root) { return .lacks(shortage) }
    }
    return .done
  }

  private func performNested(
    _ job: Job, in root: OpaquePointer
  ) throws(LMDBError) -> WriteProgress.Shortage? {
    var child: OpaquePointer?
    // The root is open on this thread and is not used while the child is.
    let code = unsafe mdb_txn_begin(core.pointer, root, 0, &child)
    guard code == MDB_SUCCESS, let child = unsafe child else {
      throw core.fail(code, "mdb_txn_begin")
    }
    let shortage = unsafe performTogether(JobGroup([job]), in: child).shortage
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
