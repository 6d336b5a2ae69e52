internal import Facts
internal import WorkingDays

// The payload of reports, version 1; the byte table is in docs/format.md.

extension PinnedReport {
  var payload: Payload {
    var payload = Payload()
    payload.set(day: from, at: 0)
    payload.set(day: through, at: 4)
    payload.set(word: known, at: 8)
    payload.set(short: rules, at: 16)
    payload.set(short: statute, at: 18)
    return payload
  }

  init?(_ payload: Payload) {
    guard payload.isZero(from: 20), let from = payload.day(at: 0),
      let through = payload.day(at: 4), from <= through
    else { return nil }
    self.init(
      from: from, through: through, known: payload.word(at: 8), rules: payload.short(at: 16),
      statute: payload.short(at: 18))
  }
}
