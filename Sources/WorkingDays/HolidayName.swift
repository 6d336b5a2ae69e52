/// The public holidays of Mongolia. The raw value is the name used in JSON and in canonical text.
public enum HolidayName: String, Sendable, Hashable, CaseIterable {
  case newYear = "New Year"
  case tsagaanSar = "Tsagaan Sar"
  case internationalWomensDay = "International Women's Day"
  case buddhaDay = "Buddha Day"
  case childrensDay = "Children's Day"
  case naadam = "Naadam"
  case chinggisKhaansBirthday = "Chinggis Khaan's birthday"
  case republicDay = "Republic Day"
  case independenceDay = "Independence Day"
}
