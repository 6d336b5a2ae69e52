extension EventLog {
  /// The positions of the log as it grows, whoever appends, in this process or another: first the
  /// number of facts there are, then the new number whenever there are more.
  ///
  /// Looks so often, which costs some microseconds each time; positions passed between two looks are
  /// left out. Ends when the task is cancelled.
  public func positions(every interval: Duration = .milliseconds(100)) -> Positions {
    Positions(log: self, interval: interval)
  }

  /// A sequence of positions; see `EventLog.positions`.
  public struct Positions: AsyncSequence, Sendable {
    let log: EventLog
    let interval: Duration

    public func makeAsyncIterator() -> Iterator { Iterator(log: log, interval: interval) }

    public struct Iterator: AsyncIteratorProtocol {
      let log: EventLog
      let interval: Duration
      private var last: UInt64?

      init(log: EventLog, interval: Duration) {
        self.log = log
        self.interval = interval
      }

      public mutating func next() async throws -> UInt64? {
        while !Task.isCancelled {
          let size = try log.size()
          if size != last {
            last = size
            return size
          }
          do { try await Task.sleep(for: interval) } catch { return nil }
        }
        return nil
      }
    }
  }

  /// The number of facts now.
  public func size() throws -> UInt64 { try read { $0.size } }
}
