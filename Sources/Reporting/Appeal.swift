internal import Documents

/// Where a complainant can turn to at any time (SEP section 8).
enum Appeal {
  static let grsAddress = "http://www.worldbank.org/GRS"
  static let panelAddress = "www.inspectionpanel.org"

  static func terms(_ language: Language) -> [Document.Term] {
    [
      Document.Term(Label.grs.text(language), grsAddress, link: grsAddress),
      Document.Term(
        Label.panel.text(language), panelAddress, link: "http://\(panelAddress)"),
      Document.Term(Label.courts.text(language), ""),
    ]
  }
}
