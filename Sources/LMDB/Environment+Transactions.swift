extension Environment {
  /// Runs `body` while nobody else, in this process or another, runs one under the same name, however
  /// many transactions it takes. The system frees the name when the process dies.
  /// - Parameter name: of the file beside this one, behind a hyphen, that is locked.
  /// - Throws: `LMDBError.busy` where another still runs after the wait of the options, and what `body`
  ///   throws.
  public func alone<R>(as name: String, _ body: () throws -> R) throws -> R {
    let lock = WriterLock(besides: path, as: name, mode: core.options.fileMode)
    try lock.take(wait: core.options.writerWait)
    defer {
      lock.release()
      lock.close()
    }
    return try body()
  }

  /// Lends `body` a consistent look at the state committed last.
  ///
  /// Runs on the calling thread; the transaction and its spans are valid only during the execution
  /// of the closure. Reads may be nested, each with its own state; inside a `write` a read sees
  /// what was committed before it. Costs a few microseconds to begin, and never waits for a commit.
  ///
  /// - Throws: `LMDBError`, and what `body` throws.
  @available(*, noasync, message: "a transaction must begin and end on one thread")
  public func read<R: ~Copyable>(
    _ body: (borrowing ReadTransaction) throws -> R
  ) throws -> R {
    let pointer = unsafe try core.beginRead()
    defer { unsafe core.endRead(pointer) }
    // The transaction is open until the defer above.
    return try body(unsafe ReadTransaction(TransactionHandle(pointer: pointer, core: core)))
  }

  /// Runs `body` in a write transaction and returns when its changes are durable.
  ///
  /// `body` runs on the calling thread or, where it has to wait, on that of another caller who writes
  /// before and takes it along, so what is bound to a thread or an actor (thread-local and task-local
  /// values, the main actor) need not hold inside. Callers that wait at the same time, or come while the
  /// bodies of others run, share one commit. When `body` throws, nothing of it is kept and its error is
  /// rethrown unchanged; the others that share the commit are not touched.
  ///
  /// `body` may run more than once: when the file outgrows the map, everything is taken back, the
  /// map enlarged, and the bodies run again; and so they do, each apart, where one of those that share
  /// a commit throws after it has changed something. So it must change nothing but the transaction,
  /// other than by assigning anew. It must not wait for another thread that writes to this file, nor write
  /// to another file, which the thread that runs it may be reading.
  ///
  /// - Parameter alone: whether it shares its commit with nobody: for what takes long, so that others
  ///   need not wait for it, nor it run again because one of them throws.
  /// - Throws: what `body` throws, and `LMDBError`: `busy`, `diskFull`, `mapFull` and most others
  ///   are clean, nothing was kept; after `outcomeUnknown` the write may have been kept, and the
  ///   environment is `poisoned` for writing until it has been closed and opened again.
  @available(*, noasync, message: "a transaction must begin and end on one thread")
  public func write<R>(
    alone: Bool = false, _ body: (inout WriteTransaction) throws -> R
  ) throws -> R {
    guard let writer else { throw LMDBError.readOnly(path: path) }
    if writer.isCurrent { throw LMDBError.nestedWrite(path: path) }
    // Were the map to grow, it would wait for this read, and this read for it.
    if core.gate.isInside { throw LMDBError.writeInsideRead(path: path) }
    var result: R?
    let change = { (transaction: inout WriteTransaction) throws in
      result = try body(&transaction)
    }
    // The job gives the closure up before it answers, and submit returns after that.
    try withoutActuallyEscaping(change) { change in
      try writer.submit(.change(change, alone: alone))
    }
    guard let result else { throw LMDBError.closed(path: path) }
    return result
  }

  /// As `write` above, for a task: it is suspended while it waits, blocks no thread, and is cheaper to
  /// wake, which counts where many write at once. Alone it costs some 30 us more, for the thread that
  /// does it.
  ///
  /// Once begun it goes on to its end, also where the task is cancelled.
  public func write<R: Sendable>(
    _ body: @escaping @Sendable (inout WriteTransaction) throws -> R
  ) async throws -> R {
    guard let writer else { throw LMDBError.readOnly(path: path) }
    let path = path
    return try await withCheckedThrowingContinuation { continuation in
      var result: R?
      let work = Job.Work.change({ result = try body(&$0) }, alone: false)
      writer.submit(work) { outcome in
        continuation.resume(
          with: outcome.flatMap {
            result.map { .success($0) } ?? .failure(LMDBError.closed(path: path))
          })
      }
    }
  }
}
