import Testing
import WorkingDays

/// The lunar calendar as text, for a second implementation to reproduce byte for byte
/// (`.ci/checks/lunar-second-implementation`). Together with it these tests prove that both agree on
/// every month and every lunar day.
@Suite struct LunarListingTests {
  @Test func everyMonth1990To2100IsAsListed() throws {
    var text = "year,month,leap,first_day,length,skipped_days,doubled_days,civil_days\n"
    for month in (1990...2100).flatMap({ LunarCalendar.months(ofYear: $0) }) {
      let skipped = month.skippedDays.map(String.init).joined(separator: " ")
      let doubled = month.doubledDays.map(String.init).joined(separator: " ")
      text += "\(month.year),\(month.month),\(month.isLeap ? 1 : 0),\(month.firstDay),"
      // How many civil days bear each lunar day from 1 to 30; with the first, that is each day's place.
      let bearers = (1...30).map { String(month.civilDays(ofLunarDay: $0).count) }.joined()
      text += "\(month.length),\(skipped),\(doubled),\(bearers)\n"
    }
    #expect(try FixtureFiles.matches("lunar-1990-2100.csv", Array(text.utf8)))
  }

  @Test func everyFeast1990To2100IsAsListed() throws {
    var text = "year,tsagaan_sar,buddha_day,chinggis\n"
    for year in 1990...2100 {
      let tsagaanSar = try #require(LunarCalendar.tsagaanSar(year: year))
      let buddhaDay = try #require(LunarCalendar.buddhaDay(year: year))
      let chinggis = try #require(LunarCalendar.chinggis(year: year))
      text += "\(year),\(tsagaanSar),\(buddhaDay),\(chinggis)\n"
    }
    #expect(try FixtureFiles.matches("feasts-1990-2100.csv", Array(text.utf8)))
  }
}
