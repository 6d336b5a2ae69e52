import Documents
import Testing

@Suite struct RendererTests {
  private func html(_ document: Document) throws -> String {
    var text = ""
    try HTMLRenderer().render(document) { text += $0 }
    return text
  }

  private func markdown(_ document: Document) throws -> String {
    var text = ""
    try MarkdownRenderer().render(document) { text += $0 }
    return text
  }

  @Test func `HTML takes no markup from a text, wherever it stands`() throws {
    let plain = try html(SampleDocument.holding("plain"))
    let hostile = #"</style></svg><script>alert(1)</script> " onload='x' & {{title}} -->"#
    let attacked = try html(SampleDocument.holding(hostile))
    // Whatever the text, the page has the same elements.
    #expect(attacked.split(separator: "<").count == plain.split(separator: "<").count)
    #expect(!attacked.contains("<script") && !attacked.contains("onload='"))
    #expect(attacked.contains("&lt;script&gt;"))
  }

  @Test func `HTML loads nothing and runs nothing`() throws {
    let page = try html(SampleDocument.holding("plain"))
    for word in ["<script", "src=", "@import", "url(http", "<link"] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `every picture has a title and a description that it refers to`() throws {
    let page = try html(SampleDocument.holding("plain"))
    for number in 1...4 {
      #expect(page.contains(#"aria-labelledby="p\#(number)-title p\#(number)-desc""#))
      #expect(page.contains(#"<title id="p\#(number)-title">plain</title>"#))
      #expect(page.contains(#"<desc id="p\#(number)-desc">plain</desc>"#))
    }
  }

  @Test func `HTML names the language of what is in another one`() throws {
    let page = try html(SampleDocument.holding("plain"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains(#"<td class="sentences" lang="mn">plain</td>"#))
  }

  @Test func `no data is blank in text and a dash elsewhere`() throws {
    let document = SampleDocument.holding("plain")
    #expect(try TextRenderer().text(document).contains("\nplain  2024-03-05       7\n"))
    #expect(try markdown(document).contains("| plain | 2024-03-05 | 7 | plain | — |"))
    #expect(try html(document).contains("<td class=\"word\">—</td></tr>"))
  }

  @Test func `Markdown takes no markup from a text`() throws {
    let hostile = "a|b `code` *bold* <b> [link](x)\n# title"
    let page = try markdown(SampleDocument.holding(hostile))
    #expect(page.contains(##"a\|b \`code\` \*bold\* \<b\> \[link\](x) \# title"##))
    // Verbatim is fenced, and a fence in the text does not end it.
    #expect(try markdown(SampleDocument.holding("```")).contains("````\n```\n````\n"))
  }

  @Test func `text keeps long lines within a hundred characters`() throws {
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    let document = Document(
      .english, title: "title", facts: [Document.Term("name", long)],
      sections: [Document.Section("section", [.paragraph(long), .list([long])])])
    let lines = try TextRenderer().text(document).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.joined(separator: " ").split(separator: " ").count { $0 == "word" } == 180)
  }

  @Test func `the same document gives the same bytes`() throws {
    let document = SampleDocument.holding("plain")
    #expect(try html(document) == html(document))
    #expect(try markdown(document) == markdown(document))
  }

  @Test func `a long table is handed over in chunks`() throws {
    let table = Table(
      "long", [Table.Column("number", .number)], Table.Rows(1...50_000) { [.count($0)] })
    let document = Document(
      .english, title: "title", facts: [],
      sections: [Document.Section("section", [.table(table)])])
    var largest = 0
    var text = ""
    try HTMLRenderer().render(document) {
      largest = max(largest, $0.utf8.count)
      text += $0
    }
    #expect(largest < 100_000)
    #expect(text.contains(">50000</th></tr>"))
  }
}
