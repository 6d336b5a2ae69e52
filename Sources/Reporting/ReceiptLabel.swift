/// The languages of a receipt.
public enum ReceiptLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case mongolian = "mn"
}

/// The labels of the complainant's receipt in both languages: the one table of its texts.
public struct ReceiptLabel: Sendable {
  /// Whether a native speaker has looked at the Mongolian label.
  public enum Review: Sendable { case unreviewed, reviewed }

  let english: String
  let mongolian: String
  let review: Review

  private init(_ english: String, _ mongolian: String, _ review: Review) {
    self.english = english
    self.mongolian = mongolian
    self.review = review
  }

  func text(_ language: ReceiptLanguage) -> String {
    switch language {
    case .english: english
    case .mongolian: mongolian
    }
  }

  /// Whether labels of a language still wait for a native speaker.
  public static func hasUnreviewed(_ language: ReceiptLanguage) -> Bool {
    language == .mongolian && all.contains { $0.review == .unreviewed }
  }
}

extension ReceiptLabel {
  static let title = ReceiptLabel(
    "Grievance redress mechanism: receipt", "Гомдол барагдуулах механизм: баримт", .unreviewed)
  static let project = ReceiptLabel("Project", "Төсөл", .unreviewed)
  static let number = ReceiptLabel("Registered number", "Бүртгэлийн дугаар", .unreviewed)
  static let received = ReceiptLabel("Date received", "Хүлээн авсан огноо", .unreviewed)
  static let status = ReceiptLabel("Status", "Төлөв", .unreviewed)
  static let stage = ReceiptLabel("Stage", "Үе шат", .unreviewed)
  static let next = ReceiptLabel(
    "What happens next, and by when", "Дараагийн алхам, хугацаа", .unreviewed)
  static let acknowledgement = ReceiptLabel(
    "You are told in writing that it came in", "Хүлээн авсныг бичгээр мэдэгдэнэ", .unreviewed)
  static let acknowledged = ReceiptLabel(
    "You were told in writing that it came in", "Хүлээн авсныг бичгээр мэдэгдсэн", .unreviewed)
  static let assessment = ReceiptLabel(
    "It is assessed whether it concerns the project", "Төсөлд хамааралтай эсэхийг тогтооно",
    .unreviewed)
  static let stageEnd = ReceiptLabel("The stage ends", "Үе шат дуусна", .unreviewed)
  static let meeting = ReceiptLabel("A meeting is held", "Уулзалт болно", .unreviewed)
  static let answer = ReceiptLabel("You get an answer", "Хариу өгнө", .unreviewed)
  static let promisedAnswer = ReceiptLabel(
    "An answer was promised to you", "Хариу өгөхөөр амласан", .unreviewed)
  static let promise = ReceiptLabel("A promise to you is kept", "Амлалтыг биелүүлнэ", .unreviewed)
  static let agreement = ReceiptLabel(
    "The agreement is carried out", "Тохиролцоог биелүүлнэ", .unreviewed)
  static let nothingDue = ReceiptLabel("Nothing is due", "Хийх алхам үлдээгүй", .unreviewed)
  static let dayOpen = ReceiptLabel("no day was named", "огноо тодорхойгүй", .unreviewed)
  static let by = ReceiptLabel("by", "хүртэл", .unreviewed)
  static let limit = ReceiptLabel(
    "Limit, counted from the day after receipt", "Хугацаа, хүлээн авсны маргаашаас тоолно",
    .unreviewed)
  static let extended = ReceiptLabel("Extended, with notice", "Мэдэгдэж сунгасан", .unreviewed)
  static let workingDays = ReceiptLabel("working days", "ажлын өдөр", .unreviewed)
  static let calendarDays = ReceiptLabel("calendar days", "хуанлийн өдөр", .unreviewed)
  static let resolved = ReceiptLabel("Date resolved", "Шийдвэрлэсэн огноо", .unreviewed)
  static let duplicate = ReceiptLabel(
    "Handled together with number", "Хамт шийдвэрлэх дугаар", .unreviewed)
  static let appeal = ReceiptLabel(
    "If you do not agree, you can turn at any time to",
    "Санал нийлэхгүй бол хэдийд ч хандаж болно", .unreviewed)
  static let grs = ReceiptLabel(
    "World Bank, Grievance Redress Service (GRS)",
    "Дэлхийн банк, Гомдол барагдуулах алба (GRS)", .unreviewed)
  static let panel = ReceiptLabel(
    "World Bank, Inspection Panel", "Дэлхийн банк, Хяналтын зөвлөл (Inspection Panel)",
    .unreviewed)
  static let courts = ReceiptLabel("The courts", "Шүүх", .unreviewed)
  static let asOf = ReceiptLabel("As of fact", "Бүртгэлийн бичлэг", .unreviewed)

  static let resolving = ReceiptLabel("resolving", "шийдвэрлэж буй", .unreviewed)
  static let unrelated = ReceiptLabel(
    "not related to the project", "төсөлд хамааралгүй", .unreviewed)
  static let isResolved = ReceiptLabel("resolved", "шийдвэрлэсэн", .unreviewed)
  static let withdrawn = ReceiptLabel("withdrawn", "буцаасан", .unreviewed)
  static let isDuplicate = ReceiptLabel("duplicate", "давхардсан", .unreviewed)

  static let local = ReceiptLabel("local", "орон нутаг", .unreviewed)
  static let unit = ReceiptLabel(
    "Project Implementation Unit", "Төсөл хэрэгжүүлэх нэгж", .unreviewed)
  static let committee = ReceiptLabel(
    "Project Steering Committee", "Төслийн удирдах хороо", .unreviewed)
  static let authority = ReceiptLabel("higher authority", "дээд шатны байгууллага", .unreviewed)

  static let all = [
    title, project, number, received, status, stage, next, acknowledgement, acknowledged,
    assessment, stageEnd, meeting, answer, promisedAnswer, promise, agreement, nothingDue,
    dayOpen, by, limit, extended, workingDays, calendarDays, resolved, duplicate, appeal, grs,
    panel, courts, asOf, resolving, unrelated, isResolved, withdrawn, isDuplicate, local, unit,
    committee, authority,
  ]
}
