internal import Documents
internal import Foundation
internal import Publication
internal import XLSX

extension DocumentForm {
  /// The forms that need something that may be missing: a program that prints PDF, the trait XLSX.
  static var printed: [DocumentForm] {
    let pdf = PDFTool.isThere ? Language.allCases.map(pdf) : []
    return pdf + (Workbook.isBuilt ? Language.allCases.map(workbook) : [])
  }

  private static func pdf(_ language: Language) -> DocumentForm {
    DocumentForm(ending: "\(language.rawValue).pdf") { published in
      Array(try PDFTool.print(published.document(in: language)))
    }
  }

  private static func workbook(_ language: Language) -> DocumentForm {
    DocumentForm(ending: "\(language.rawValue).xlsx") { published in
      Array(try WorkbookFile.bytes(of: published.document(in: language)))
    }
  }
}
