internal import CSV
public import Documents

/// A text that documents are labelled with, in every language.
///
/// All of them stand in one table, `labels.csv` beside this file: its English, its Mongolian, and
/// whether a native speaker has reviewed the Mongolian. `{0}`, `{1}` stand for what is put in.
enum Label: String, CaseIterable, Sendable {
  // Titles.
  case semiannualTitle, reportTitle, logTitle, kpiTitle, numbersTitle, receiptTitle
  // What a document is about.
  case project, period, periodText, asOf, cutText, cutWithoutDay, noFact, root, receiptAsOf
  // Sections of the report.
  case glance, aims, received, addressedTitle, stagesTitle, deadlines, publicNumbers, engagement
  case changes, promisesTitle, appealTitle, seal, remarks
  // The aims.
  case aimsText, aimHeard, aimTimely, aimChecked, aimConfidential, statusMeaning, unrelatedMeaning
  case resolvingMeaning, resolvedMeaning, withdrawnMeaning, duplicateMeaning
  // Codes.
  case unrelated, resolving, resolved, withdrawn, duplicate, email, telephone, facebook, inPerson
  case website, letter, channelUnknown, question, complaint, request, suggestion, typeUnknown
  case notKnown, named, anonymous, local, unit, committee, authority, workingDays, calendarDays
  case limitText, limitCalendarText, noLimit
  // Columns.
  case number, ordinal, status, receivedOn, resolvedOn, type, channel, typeAndChannel, summary,
    actions
  case days
  case stage, assumed, thisPeriod, previousPeriod, total, person, firstLevel
  case secondLevel, assignedTo, staffNumber, staffNamed, month, quarter
  case indicator, value, of, ofWhat, trend, up, down, same
  // Tables of the report.
  case byStatus, byChannel, byType, receivedCount, relatedCount, noEarlierData, ratioTitle
  case ratioRelated, ratioAll, ratio, balance, balanceText, balanceBroken, byMonthAndStatus
  case byMonthSummary, barsSummary, addressedText, addressedTable, noAddressed, noWords
  case noTranslation, sameDay, daysCounted, distribution, distributionSummary, daysOften
  case limitMark, statistics, timelinesTitle, timelinesSummary, timelinesLongest, stageText
  case stageEnded, stageOpen, stageMedian, stageMaximum, stagesTable, deadlineTable, deadline
  case limit, kept, late, openInTime, openOverdue, resolution, acknowledgementGiven, ofOpenCases
  case ofAcknowledged, numbersTable, numbersReceived, numbersResolved, numbersOpen
  case numbersMediated, numbersReferred, numbersUncertain, numbersText
  // KPIs.
  case kpiTable, consultations, participants, women, men, frequency, frequencyBasis, press
  case disclosures, kpiReceived, kpiWithin, ofReceived, ofOpen, trendText
  // Changes, promises, appeal, seal.
  case firstReport, noChanges, changedFigure, was, isNow, changedBy, noPromises, promisesText
  case dueOn, noDay, appealText, sealText, lastFact, through, verifyText, signedNote, publishedText,
    restatesText, checkText
  // Remarks.
  case assumedRemark, uncertainRemark, unreviewedRemark, noticeRemark
  // The receipt.
  case next, acknowledgement, acknowledged, assessment, stageEnd, meeting, answer, promisedAnswer
  case promise, agreement, nothingDue, by, receiptLimit, extended, handledWith, appeal, grs, panel
  case courts, receiptUnrelated
  // Breakdowns by personal characteristics, and the narrative.
  case breakdownTitle, byGender, byGroup, people, withheld, withheldText, woman, man, otherGender
  case youth, womenGroup, elderly, poor, lowIncome, migrant, ethnicMinority, disability
  case smallBusiness, herder, remote, narrativeTitle
}

extension Label {
  /// The text, with values in the places that it leaves.
  func text(_ language: Language, _ values: String...) -> String { text(language, values) }

  func text(_ language: Language, _ values: [String]) -> String {
    var text = LabelTable.standard.text(of: self, in: language)
    for (place, value) in values.enumerated() {
      text = text.replacing("{\(place)}", with: value)
    }
    return text
  }
}

extension Language {
  /// Whether labels of the language still wait for a native speaker.
  public var hasUnreviewedLabels: Bool {
    self == .mongolian && LabelTable.standard.rows.values.contains { !$0.isReviewed }
  }
}

/// The table of labels, as it was built into the program.
struct LabelTable: Sendable {
  struct Row: Sendable {
    let english: String
    let mongolian: String
    let isReviewed: Bool
  }

  let rows: [String: Row]

  static let standard = LabelTable(PackageResources.labels_csv)

  /// Reads rows of label, English, Mongolian, `yes` or `no`.
  init(_ bytes: [UInt8]) {
    var rows: [String: Row] = [:]
    func take(_ record: Result<CSVRecord, CSVError>) {
      guard case .success(let record) = record, record.count == 4 else { return }
      rows[record[0]] = Row(
        english: record[1], mongolian: record[2], isReviewed: record[3] == "yes")
    }
    var reader = CSVReader()
    reader.feed(bytes.span, take)
    reader.finish(take)
    rows["label"] = nil
    self.rows = rows
  }

  /// The label's own name where the table lacks it, which a test rules out.
  func text(of label: Label, in language: Language) -> String {
    guard let row = rows[label.rawValue] else { return label.rawValue }
    return language == .english ? row.english : row.mongolian
  }
}
