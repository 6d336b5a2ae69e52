internal import Facts
internal import Grievances
internal import KPICounts
internal import Projection
internal import ResolutionTimes

extension GRMReport {
  /// The report for scripts; the keys are those of the command line's contract.
  public var json: JSON {
    JSON.object([])
      .with([
        "period": period.json, "rules": .integer(Int(rules.rawValue)), "cut": reading.json,
      ])
      .with(figures.members)
      .with([
        "balance": balance.json,
        "steps": steps.json,
        "open_promises": .array(
          promises.map { ["number": JSON($0.number), "due_on": JSON($0.dueOn)] }),
        "previous": previous?.json ?? .null,
        "total": total?.json ?? .null,
        "date_uncertain": .array(uncertain.map { .string($0.description) }),
        "grievances": .array(lines.map(\.json)),
        "notices": .array(reading.notices.map { .string($0.description) }),
      ])
  }
}

extension Period {
  var json: JSON { ["from": JSON(from), "to": JSON(through)] }
}

extension Reading {
  /// The cut: every output that shows figures names it.
  var json: JSON {
    [
      "sequence": JSON(last.map { Int(clamping: $0.rawValue) }),
      "through": cut.through == .distantFuture ? .null : JSON(cut.through),
      "root": JSON(root.base64),
    ]
  }
}

extension PeriodFigures {
  var json: JSON { JSON.object([]).with(["period": period.json]).with(members) }

  var members: KeyValuePairs<String, JSON> {
    [
      "received": .integer(counts.received),
      "related": .integer(counts.related),
      "by_status": Self.counts(
        counts.byStatus, [.unrelated, .resolving, .resolved, .withdrawn, .duplicate]),
      "by_channel": Self.counts(counts.byChannel, Channel.reportOrder),
      "by_type": Self.counts(counts.byType, GrievanceType.reportOrder),
      "addressed": [
        "count": .integer(counts.addressed),
        "by_channel": Self.counts(counts.addressedByChannel, Channel.reportOrder),
        "by_type": Self.counts(counts.addressedByType, GrievanceType.reportOrder),
        "by_outcome": Self.counts(
          counts.addressedByOutcome, [.resolved, .agreed, .referred, .unknown]),
      ],
      "working_days": workingDays.json,
      "within_limit": withinLimit.json,
    ]
  }

  private static func counts<Key: Code>(_ counts: [Key: Int], _ order: [Key]) -> JSON {
    .object(order.map { JSON.Member(key: $0.name, value: .integer(counts[$0] ?? 0)) })
  }
}

extension Channel {
  /// As the report lists them: what is not known comes last.
  static let reportOrder: [Channel] = [
    .email, .telephone, .facebook, .inPerson, .website, .letter, .unknown,
  ]
}

extension GrievanceType {
  static let reportOrder: [GrievanceType] = [
    .question, .complaint, .request, .suggestion, .unknown,
  ]
}

extension Distribution {
  var json: JSON {
    [
      "count": .integer(count), "total": .integer(total), "mean": JSON(mean),
      "median": JSON(median), "p90": JSON(ninetiethPercentile), "max": JSON(maximum),
    ]
  }
}

extension ResolutionTimes.WithinLimit {
  var json: JSON {
    let figures: JSON = [
      "yes": .integer(yes), "late": .integer(late), "open_in_time": .integer(openInTime),
      "open_overdue": .integer(openOverdue), "of": .integer(of),
    ]
    let single = limits.count == 1 ? limits.first : nil
    let common = figures.with([
      "limit": JSON(single.map { Int($0.days) }), "basis": JSON(single?.basis.name),
    ])
    guard limits.count > 1 else { return common }
    return common.with([
      "limits": .array(
        limits.map { ["limit": .integer(Int($0.days)), "basis": JSON($0.basis.name)] })
    ])
  }
}

extension KPICounts.Balance {
  var json: JSON {
    .object(
      KPICounts.Flow.allCases.map {
        JSON.Member(key: $0.name, value: .integer(self[$0]))
      })
  }
}

extension GRMReport.Line {
  var json: JSON {
    [
      "number": JSON(number), "received_on": JSON(receivedOn), "resolved_on": JSON(resolvedOn),
      "type": JSON(type.name), "channel": JSON(channel.name),
      "working_days": .integer(workingDays),
      "assumed": .array(assumed.fieldNames.map { .string($0) }),
    ]
  }
}
