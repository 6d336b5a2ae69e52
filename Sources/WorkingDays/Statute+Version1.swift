extension Statute {
  /// The law as read in 2026: the Law on Public Holidays and Anniversaries with its amendments to
  /// 2022. A holiday that falls on a weekend is not carried over.
  public static let version1 = Statute(
    version: 1,
    rules: [
      StatutoryRule(
        name: .newYear, occurrence: .fixed(month: 1, day: 1, days: 1),
        years: StatutoryRule.always,
        text: "1 January", source: law, confidence: .high),
      StatutoryRule(
        name: .tsagaanSar, occurrence: .tsagaanSar(days: 2), years: 1...2013,
        text: "first two days of lunar month 1, to 2013", source: law, confidence: .medium),
      StatutoryRule(
        name: .tsagaanSar, occurrence: .tsagaanSar(days: 3), years: 2014...9999,
        text: "first three days of lunar month 1, from 2014",
        source: "\(law), act of 2013-11-28", confidence: .high),
      StatutoryRule(
        name: .internationalWomensDay, occurrence: .fixed(month: 3, day: 8, days: 1),
        years: StatutoryRule.always,
        text: "8 March", source: law, confidence: .high),
      StatutoryRule(
        name: .buddhaDay, occurrence: .buddhaDay, years: 2020...9999,
        text: "15th day of lunar month 4, from 2020", source: law, confidence: .high),
      StatutoryRule(
        name: .childrensDay, occurrence: .fixed(month: 6, day: 1, days: 1),
        years: StatutoryRule.always,
        text: "1 June", source: law, confidence: .high),
      StatutoryRule(
        name: .naadam, occurrence: .fixed(month: 7, day: 11, days: 3), years: 1...2013,
        text: "11-13 July, to 2013", source: law, confidence: .high),
      StatutoryRule(
        name: .naadam, occurrence: .fixed(month: 7, day: 11, days: 5), years: 2014...2021,
        text: "11-15 July, 2014 to 2021",
        source: "\(law), as amended for 2014", confidence: .high),
      StatutoryRule(
        name: .naadam, occurrence: .fixed(month: 7, day: 10, days: 6), years: 2022...9999,
        text: "10-15 July, from 2022",
        source: "\(law), amendment in force 2022-07-08", confidence: .high),
      StatutoryRule(
        name: .chinggisKhaansBirthday, occurrence: .chinggis, years: 2012...9999,
        text: "first day of lunar month 10, from 2012", source: law, confidence: .high),
      StatutoryRule(
        name: .republicDay, occurrence: .fixed(month: 11, day: 26, days: 1), years: 1...2011,
        text: "26 November, to 2011", source: law, confidence: .high),
      StatutoryRule(
        name: .republicDay, occurrence: .fixed(month: 11, day: 26, days: 1), years: 2016...9999,
        text: "26 November, from 2016",
        source: "\(law), act of 2016-11-18", confidence: .high),
      StatutoryRule(
        name: .independenceDay, occurrence: .fixed(month: 12, day: 29, days: 1),
        years: 2011...9999,
        text: "29 December, from 2011", source: law, confidence: .medium),
    ])

  private static let law = "Law on Public Holidays and Anniversaries"
}
