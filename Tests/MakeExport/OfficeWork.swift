import Audit
import Facts
import Grievances
import Publication
import WorkingDays

/// What happened at the office after the register was taken in: made up, but for 1/2024 to 16/2024.
extension Office {
  func workThroughTheSummer() throws {
    try record(about: Subject(kind: .staff, number: 1), .staffEnrolled, "Communication officer")
    try record(about: Subject(kind: .staff, number: 2), .staffEnrolled, "Coordinator")
    try record(
      about: Subject(kind: .organisation, number: 1),
      .organisationEnrolled(OrganisationEnrolled(role: .contractor)), "Builder of the portal")
    // Received in the half-year that the register covers, and found in a drawer after it.
    try register(17, received: "2024-06-27", by: .letter, .complaint)
    try record(17, .receiptAcknowledged(ReceiptAcknowledged(promisedOn: .of("2024-08-01"))))
    try assess(17)
    try record(17, .assigned(Assigned(staff: StaffNumber(1))))

    today("2024-07-05")
    try register(
      18, by: .telephone, .complaint, .named,
      [
        WordField(.summary, "The portal cannot be reached in the evening."),
        WordField(.person, "A caller"), WordField(.contact, "by telephone"),
      ])
    try assess(18)
    try record(18, .contractorInstructed(ContractorInstructed(organisation: OrganisationNumber(1))))
    try record(18, .worldBankNotified)
    try register(19, by: .website, .complaint, .anonymous)
    try record(19, .duplicateLinked(DuplicateLinked(original: number(18))))

    today("2024-07-16")
    try resolve(18, .agreed)
    try record(18, .outcomeConveyed(OutcomeConveyed(channel: .telephone)))
    let promise = try record(
      18, .commitmentMade(CommitmentMade(dueOn: .of("2024-08-30"))),
      [WordField(.commitment, "A page that says when the portal is down.")])
    try register(20, by: .inPerson, .request)
    try assess(20, at: .local)
    try resolve(20, at: .local, .resolved)
    try record(21, .numberVoided)

    today("2024-08-05")
    // What was answered in April was not enough.
    try record(9, .reopened)
    try record(18, .complainantResponded(ComplainantResponded(isAccepted: true, satisfaction: 4)))
    try answer(promise, of: 18, .commitmentKept)
    try escalate(17)
  }

  private func number(_ number: UInt32) -> GrievanceNumber {
    GrievanceNumber(year: 2024, number: number)
  }

  private func escalate(_ number: UInt32) throws {
    try record(number, .escalated(Escalated(stage: .committee)))
    today("2024-08-14")
    try record(number, .meetingHeld(MeetingHeld(stage: .committee)))
    try record(number, .mediationEntered(MediationEntered(organisation: .none)))
    let agreement = try record(number, .agreementSigned)
    try record(number, .deadlineExtended(DeadlineExtended(days: 10)))
    today("2024-09-02")
    try answer(agreement, of: number, .agreementFulfilled)
    try resolve(number, at: .committee, .agreed)
    try record(number, .outcomeConveyed(OutcomeConveyed(channel: .letter)))
    try record(
      number, .complainantResponded(ComplainantResponded(isAccepted: false, satisfaction: 2)))
    try record(number, .appealLodged(AppealLodged(body: .grs)))
  }

  func workThroughTheAutumn() throws {
    today("2024-09-03")
    // From September on: thirty calendar days.
    try record(
      about: .policy,
      .policyAdopted(
        Policy(
          effectiveFrom: .of("2024-09-01"), resolution: Limit(days: 30, basis: .calendar),
          stages: [nil, Limit(days: 30, basis: .calendar), nil, nil],
          acknowledgement: Limit(days: 7, basis: .calendar), meeting: nil, longestExtension: 30)),
      "Thirty calendar days")
    try resolve(9)
    try record(
      about: Subject(kind: .engagement, number: 1),
      .consultationHeld(ConsultationHeld(women: 21, men: 17, others: 2)), "Consultation in Zuunmod")
    try record(
      about: Subject(kind: .engagement, number: 2),
      .pressPublished(PressPublished(medium: .television)), "A report on the portal")
    try register(22, received: "2024-08-26", until: "2024-09-02", by: .letter, .suggestion)
    try assess(22)
    try record(22, .withdrawn)
    for number in UInt32(23)...50 { try routine(number) }
    today("2024-12-20")
    // Neither is answered at the end of the year; one of them is overdue.
    try register(51, received: "2024-11-11", by: .email, .request)
    try register(52, by: .email, .unknown, .notKnown)
    try assess(51)
    try record(52, .commitmentMade(CommitmentMade(dueOn: nil)))
  }

  /// One that takes the usual course: every third day one comes in.
  private func routine(_ number: UInt32) throws {
    let received = CivilDay.of("2024-09-04").advanced(by: Int(number - 23) * 3)
    today(received.description)
    let channel = Channel(rawValue: UInt8(number % 7)) ?? .unknown
    try register(number, by: channel, GrievanceType(rawValue: UInt8(number % 5)) ?? .unknown)
    try record(number, .receiptAcknowledged(ReceiptAcknowledged(promisedOn: nil)))
    try assess(number, related: number % 6 != 0)
    guard number % 6 != 0 else { return }
    try record(number, .assigned(Assigned(staff: StaffNumber(number % 2 + 1))))
    try record(number, .actionTaken)
    try resolve(number)
  }

  func correctWhatWasWrong() throws {
    today("2024-12-27")
    // 14 June was declared a day off, which nobody here had heard of: 16/2024 took no working day.
    try record(
      about: .calendar,
      .holidayDeclared(
        HolidayDeclared(
          day: .of("2024-06-14"), announcedOn: .of("2024-06-10"), reason: .government,
          confidence: .low)), on: "2024-06-10", "Day off by government decision")
    try record(
      about: .calendar,
      .workingDayMoved(
        WorkingDayMoved(
          dayOff: .of("2024-12-30"), workedInstead: .of("2025-01-04"), announcedOn: nil,
          confidence: .low)), on: "2024-12-27", "Day off, Saturday worked")
    try correctTheRegister()
    today("2024-12-31")
    try register(53, received: "2024-12-28", by: .facebook, .question)
    today("2025-01-10")
    try assess(53, on: "2025-01-03")
    try resolve(53, on: "2025-01-06")
  }

  /// 12/2024 came by the website and was answered on 7 May; one of the routine was never answered.
  private func correctTheRegister() throws {
    let history = try ledger.history(of: number(12).subject)
    for entry in history {
      switch entry.event {
      case .registered(var event):
        event.channel = .website
        event.assumed.remove(.channel)
        try correct(entry.fact.sequence, of: 12, .registered(event), on: "2024-05-02")
      case .resolved(let event):
        try correct(entry.fact.sequence, of: 12, .resolved(event), on: "2024-05-07")
      default: continue
      }
    }
    if let answer = try ledger.history(of: number(23).subject).last {
      try retract(answer.fact.sequence, of: 23)
    }
    // Recorded for the wrong grievance.
    let wrong = try record(25, .actionTaken)
    try retract(wrong, of: 25)
  }

  func publishTheFirstHalf(
    with key: SigningKeyFile, restating reason: String? = nil
  ) throws {
    guard let period = Period("2024-H1") else { return }
    _ = try Publisher(ledger, signingWith: key).publish(period, restating: reason)
  }
}
