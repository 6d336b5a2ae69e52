import Grievances
import LedgerTesting
import Testing
import WorkingDays

@Suite struct DecisionWarningTests {
  private let calendar = WorkingCalendar(statute: .version1)
  private let opened = CivilDay.of("2024-01-15")

  @Test func anAnnouncementBeforeTheLedgerWasOpenedIsFlagged() {
    let early = Event.declared("2024-07-05", announced: "2024-01-14")
    #expect(
      DecisionWarning.about(early, calendar, opened: opened)
        == [.announcedBeforeOpening(announced: .of("2024-01-14"), opened: opened)])
    for announced in ["2024-01-15", "2024-06-01"] {
      let event = Event.declared("2024-07-05", announced: announced)
      #expect(DecisionWarning.about(event, calendar, opened: opened) == [])
    }
    #expect(DecisionWarning.about(.declared("2024-07-05"), calendar, opened: opened) == [])
  }

  @Test func aHolidayDeclaredOnADayOffIsFlagged() {
    for day in ["2024-07-12", "2024-07-06"] {
      #expect(
        DecisionWarning.about(.declared(day), calendar, opened: opened) == [.dayIsOff(.of(day))])
    }
  }
}
