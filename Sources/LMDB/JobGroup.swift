/// Jobs that share a commit. Others join them until all that are there have run.
final class JobGroup {
  private(set) var jobs: [Job]
  private let joining: (_ count: Int) -> [Job]

  /// - Parameter joining: takes those who join so many; none where the group is complete.
  init(_ jobs: [Job], joining: @escaping (_ count: Int) -> [Job] = { _ in [] }) {
    self.jobs = jobs
    self.joining = joining
  }

  /// A job by the order in which they came, or nil behind the last: waits for those who may still join.
  func job(_ index: Int) -> Job? {
    if index == jobs.count { jobs += joining(index) }
    return index < jobs.count ? jobs[index] : nil
  }
}
