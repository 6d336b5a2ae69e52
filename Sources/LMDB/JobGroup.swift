/// Jobs that share a commit. Others join them until all that are there have run.
final class JobGroup: Sequence {
  private(set) var jobs: [Job]
  private let joining: (_ count: Int) -> [Job]

  /// - Parameter joining: gives those who join so many; none where the group is complete.
  init(_ jobs: [Job], joining: @escaping (_ count: Int) -> [Job] = { _ in [] }) {
    self.jobs = jobs
    self.joining = joining
  }

  /// Each of them, in the order in which they have come.
  func makeIterator() -> AnyIterator<Job> {
    var next = 0
    return AnyIterator { [self] in
      if next == jobs.count { jobs += joining(next) }
      guard next < jobs.count else { return nil }
      defer { next += 1 }
      return jobs[next]
    }
  }
}
