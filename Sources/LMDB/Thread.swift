import Glibc

/// Starts a thread of its own that runs `body` and ends; nobody waits for it.
package func startThread(
  path: String, _ body: @escaping @Sendable () -> Void
) throws(LMDBError) {
  let start = ThreadStart(body)
  var thread = pthread_t()
  // The retain is taken over by the thread's first line, or given back below.
  let context = unsafe Unmanaged.passRetained(start)
  let code = unsafe pthread_create(
    &thread, nil,
    { context in
      guard let context = unsafe context else { return nil }
      // Balances passRetained above.
      unsafe Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }, context.toOpaque())
  guard code == 0 else {
    unsafe context.release()
    throw .from(code, "pthread_create", path: path)
  }
  // Detaching a thread just made cannot fail.
  pthread_detach(thread)
}

private final class ThreadStart: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
