import Benchmark
import Foundation

/// What is measured inside a process; whole commands are measured by Benchmarks/measure.py, which also
/// sets the environment (see `Setting`) and puts both together.
let benchmarks: @Sendable () -> Void = {
  let setting = Setting(ProcessInfo.processInfo.environment)
  // Set before any benchmark is registered, on this one thread.
  unsafe Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .work, .reference],
    timeUnits: .nanoseconds, units: [.work: .count, .reference: .count],
    warmupIterations: 0, maxDuration: .seconds(3_600), maxIterations: setting.turns)
  measureAppends(beside: setting.reference)
  measureCalendar()
  if let ledger = setting.ledger { measureLedger(ledger, beside: setting.reference) }
}

/// What the environment says.
struct Setting {
  /// A ledger to read, and to append facts to: BENCHMARK_LEDGER. Without it, what needs one is left out.
  let ledger: String?
  /// The C program made of Benchmarks/Reference: BENCHMARK_REFERENCE. Without it, nothing stands beside.
  let reference: Reference
  /// How often each thing is measured: BENCHMARK_TURNS, else 5.
  let turns: Int

  init(_ environment: [String: String]) {
    ledger = environment["BENCHMARK_LEDGER"]
    reference = Reference(program: environment["BENCHMARK_REFERENCE"])
    turns = environment["BENCHMARK_TURNS"].flatMap { Int($0) } ?? 5
  }
}

extension BenchmarkMetric {
  /// How many facts, counts or calendars one measurement is about.
  static let work = BenchmarkMetric.custom("work", useScalingFactor: false)
  /// Nanoseconds that the reference took.
  static let reference = BenchmarkMetric.custom("reference", useScalingFactor: false)
}

extension Benchmark {
  /// One turn: ours, which is measured, and then the reference, so that what else the machine does falls
  /// on both alike.
  func turn(
    of work: Int, _ ours: () throws -> Void, beside reference: () throws -> Int? = { nil }
  ) throws {
    startMeasurement()
    try ours()
    stopMeasurement()
    measurement(.work, work)
    if let nanoseconds = try reference() { measurement(.reference, nanoseconds) }
  }

  /// One turn of what tasks do, with nothing beside it.
  func turn(of work: Int, _ ours: () async throws -> Void) async throws {
    startMeasurement()
    try await ours()
    stopMeasurement()
    measurement(.work, work)
  }
}
