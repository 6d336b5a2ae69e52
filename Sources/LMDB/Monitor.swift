import Glibc

/// A moment on the monotonic clock until which something waits.
package struct Deadline: Sendable {
  private let at: ContinuousClock.Instant

  package init(after duration: Duration) { at = ContinuousClock.now + duration }

  var hasPassed: Bool { ContinuousClock.now >= at }

  /// The same moment as the condition variable wants it: absolute, on CLOCK_MONOTONIC.
  var monotonicTime: timespec {
    var now = timespec()
    // clock_gettime only fills in the struct it is given, and CLOCK_MONOTONIC always exists.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    let left = max(Duration.zero, at - ContinuousClock.now)
    let nanoseconds = Int64(now.tv_nsec) + left.components.attoseconds / 1_000_000_000
    return timespec(
      tv_sec: now.tv_sec + Int(min(left.components.seconds, 1 << 32))
        + Int(nanoseconds / 1_000_000_000),
      tv_nsec: Int(nanoseconds % 1_000_000_000))
  }
}

/// A value behind a lock, with the means to wait until it has changed.
///
/// `Mutex` of the standard library has no condition to wait on, which callers of a dedicated thread
/// need.
// The state is only touched while the pthread mutex is held, and the two pthread objects have
// stable addresses until deinit.
@safe package final class Monitor<State>: @unchecked Sendable {
  private var state: State
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>

  package init(_ state: sending State) {
    self.state = state
    // Allocated once and freed in deinit; pthread objects must not move.
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    // So that setting the wall clock neither cuts a wait short nor makes it last.
    unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    unsafe pthread_cond_init(changed, &attributes)
    unsafe pthread_condattr_destroy(&attributes)
  }

  deinit {
    // Nobody waits: a waiter would hold a reference.
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone with the state, then wakes whoever waits for a change.
  package func withLock<R, E: Error>(_ body: (inout State) throws(E) -> R) throws(E) -> R {
    // Lock and unlock are paired on this thread; the mutex lives as long as self.
    unsafe pthread_mutex_lock(mutex)
    // Woken after unlocking, or the first thing to meet those who wait would be the lock.
    defer {
      unsafe pthread_mutex_unlock(mutex)
      unsafe pthread_cond_broadcast(changed)
    }
    return try body(&state)
  }

  /// Waits until `body` gives an answer, trying it now and after every change; nil when the
  /// deadline passes first. Without a deadline it waits for good.
  package func wait<R>(until deadline: Deadline? = nil, _ body: (inout State) -> R?) -> R? {
    // As in withLock; pthread_cond_wait gives the mutex back locked.
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    while true {
      if let answer = body(&state) {
        unsafe pthread_cond_broadcast(changed)
        return answer
      }
      if let deadline {
        if deadline.hasPassed { return nil }
        var time = deadline.monotonicTime
        unsafe pthread_cond_timedwait(changed, mutex, &time)
      } else {
        unsafe pthread_cond_wait(changed, mutex)
      }
    }
  }
}
