import Foundation
import Synchronization
import Testing

@testable import LMDB

/// What a body throws in a test.
struct Refusal: Error, Equatable {}

/// How a write of a test has failed.
enum WriteFailure: Equatable {
  case store(LMDBError)
  case refusal
}

extension Environment {
  /// Runs `count` writes on threads of their own that wait together while the writer is busy, so that
  /// they form one group.
  /// - Returns: what they threw, by number.
  func together(
    _ count: Int, _ write: @escaping @Sendable (Int) throws -> Void
  ) throws -> [Int: WriteFailure] {
    let writer = try #require(writer)
    let failures = Failures()
    let threads = DispatchGroup()
    // Shares a commit with nobody.
    try writer.submit(
      .direct {
        for index in 0..<count {
          threads.enter()
          Thread.detachNewThread {
            do { try write(index) } catch { failures.note(error, of: index) }
            threads.leave()
          }
        }
        while writer.waiting < count { usleep(200) }
      })
    threads.wait()
    return failures.byNumber.withLock { $0 }
  }
}

private final class Failures: Sendable {
  let byNumber = Mutex<[Int: WriteFailure]>([:])

  func note(_ error: any Error, of number: Int) {
    let failure = (error as? LMDBError).map { WriteFailure.store($0) } ?? .refusal
    byNumber.withLock { $0[number] = failure }
  }
}
