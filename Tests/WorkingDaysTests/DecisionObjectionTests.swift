import Testing
import WorkingDays

/// What the calendar has to say against a decision, one floor below the refusals.
@Suite struct DecisionObjectionTests {
  @Test func aSensibleDecisionMeetsNone() throws {
    let (friday, saturday) = try (day("2024-04-05"), day("2024-04-13"))
    #expect(plainCalendar.objections(to: .declared(day: friday, name: nil)) == [])
    #expect(try plainCalendar.objections(to: .revoked(day: day("2024-07-11"))) == [])
    #expect(
      plainCalendar.objections(to: .moved(dayOff: friday, workedInstead: saturday)) == [])
    #expect(plainCalendar.objections(to: .moved(dayOff: friday, workedInstead: nil)) == [])
    // The working of a Saturday can be taken back.
    #expect(try knownCalendar.objections(to: .revoked(day: day("2019-02-02"))) == [])
  }

  @Test func aDayThatIsOffCannotBeMoved() throws {
    let (naadam, sunday) = try (day("2024-07-11"), day("2024-04-07"))
    let reasons = plainCalendar.reasonsOff(on: naadam)
    #expect(
      plainCalendar.objections(to: .moved(dayOff: naadam, workedInstead: nil))
        == [.movedDayIsOff(naadam, reasons)])
    #expect(
      plainCalendar.objections(to: .moved(dayOff: sunday, workedInstead: nil))
        == [.movedDayIsOff(sunday, [])])
  }

  @Test func aSaturdayThatIsWorkedCannotBeWorkedAgain() throws {
    let (friday, saturday) = try (day("2019-02-15"), day("2019-02-02"))
    #expect(
      knownCalendar.objections(to: .moved(dayOff: friday, workedInstead: saturday))
        == [.workedDayIsWorking(saturday)])
    #expect(
      plainCalendar.objections(to: .moved(dayOff: friday, workedInstead: friday))
        == [.movedOntoItself(friday)])
  }

  @Test func whereNothingIsThereIsNothingToRevoke() throws {
    for idle in try [day("2024-04-08"), day("2024-04-06")] {
      #expect(plainCalendar.objections(to: .revoked(day: idle)) == [.nothingToRevoke(idle)])
    }
  }

  @Test func aHolidayMayBeConfirmed() throws {
    let naadam = try day("2024-07-11")
    #expect(plainCalendar.objections(to: .declared(day: naadam, name: "Naadam")) == [])
  }

  @Test func aDayOutsideTheYearsAnsweredIsRefused() throws {
    for slip in try [day("3026-02-17"), day("1989-12-31"), day("2101-01-01")] {
      let outside = plainCalendar.objections(to: .declared(day: slip, name: nil))
      #expect(outside == [.outsideTabulatedYears(slip)])
    }
    for edge in try [day("1990-01-02"), day("2100-12-31")] {
      #expect(plainCalendar.objections(to: .declared(day: edge, name: nil)) == [])
    }
  }
}
