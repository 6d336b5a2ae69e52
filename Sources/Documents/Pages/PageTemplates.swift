internal import Mustache

/// The templates of a page, which stand beside this file and are built into the program.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  static let standard = PageTemplates()

  private init() {
    let sources: [(String, [UInt8])] = [
      ("page", PackageResources.page_mustache), ("section", PackageResources.section_mustache),
      ("paragraph", PackageResources.paragraph_mustache),
      ("list", PackageResources.list_mustache), ("terms", PackageResources.terms_mustache),
      ("tiles", PackageResources.tiles_mustache), ("table", PackageResources.table_mustache),
      ("pictures", PackageResources.pictures_mustache),
      ("verbatim", PackageResources.verbatim_mustache),
    ]
    var templates: [String: MustacheTemplate] = [:]
    for (name, bytes) in sources {
      // A template that cannot be read is missing then, which `render` shows and a test finds.
      templates[name] = try? MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
    }
    library = MustacheLibrary(templates: templates)
  }

  func render(_ name: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: name) ?? ""
  }

  /// What a template has before and after its body, so that the body can be streamed between.
  func frame(_ name: String, _ values: [String: Any]) -> (before: String, after: String) {
    let mark = "\u{F8FF}body\u{F8FF}"
    let whole = render(name, values.merging(["body": mark]) { $1 })
    guard let place = whole.firstRange(of: mark) else { return (whole, "") }
    return (String(whole[..<place.lowerBound]), String(whole[place.upperBound...]))
  }
}
