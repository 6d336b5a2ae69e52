import Documents
import Testing

@testable import Reporting

@Suite struct LabelTests {
  private func places(_ text: String) -> Set<Character> {
    Set(
      text.indices.compactMap { index in
        text[index] == "{" ? text[text.index(after: index)] : nil
      })
  }

  @Test func `every label stands in the table, in both languages`() throws {
    let rows = LabelTable.standard.rows
    for label in Label.allCases {
      let row = try #require(rows[label.rawValue], "\(label)")
      #expect(!row.english.isEmpty && !row.mongolian.isEmpty, "\(label)")
      #expect(places(row.english) == places(row.mongolian), "\(label)")
    }
    let known = Set(Label.allCases.map(\.rawValue))
    #expect(Set(rows.keys).subtracting(known).isEmpty)
  }

  @Test func `Mongolian is written in Cyrillic throughout`() {
    for row in LabelTable.standard.rows.values where row.mongolian.contains(where: \.isLetter) {
      #expect(
        Language(ofText: row.mongolian) == .mongolian || row.mongolian.contains("{"),
        "\(row.mongolian)")
    }
  }

  @Test func `unreviewed Mongolian is named as such, English never`() {
    #expect(Language.mongolian.hasUnreviewedLabels)
    #expect(!Language.english.hasUnreviewedLabels)
  }

  @Test func `values are put in their places`() {
    #expect(Label.ratio.text(.english, "9", "16") == "9 of 16")
    #expect(Label.ratio.text(.mongolian, "9", "16") == "16-аас 9")
  }

  /// The terms of the project's documents come first.
  @Test func `terms are those of the glossary`() {
    let terms: [(Label, String)] = [
      (.receivedOn, "Хүлээн авсан огноо"), (.resolvedOn, "Шийдвэрлэсэн огноо"),
      (.number, "Бүртгэлийн дугаар"), (.summary, "Асуудлын товч агуулга"),
      (.actions, "Авсан арга хэмжээ"), (.unrelated, "хамааралгүй"),
      (.resolving, "шийдвэрлэж буй"), (.resolved, "шийдвэрлэсэн"), (.days, "Ажлын өдөр"),
      (.thisPeriod, "Тайлант хугацаа"), (.previousPeriod, "Өмнөх хугацаа"), (.total, "Нийт"),
      (.late, "Хугацаа хэтэрсэн"), (.stage, "Үе шат"), (.channel, "Хүлээн авсан хэлбэр"),
    ]
    for (label, term) in terms { #expect(label.text(.mongolian) == term) }
  }
}
