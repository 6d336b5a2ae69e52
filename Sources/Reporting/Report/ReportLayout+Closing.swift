internal import Documents
internal import Facts
internal import Projection
internal import WorkingDays

// What the reader is told besides the figures.

extension ReportLayout {
  var changes: Document.Section {
    guard let changes = appendix.changes else {
      return section(.changes, [.paragraph(text(.firstReport))])
    }
    guard !changes.isEmpty else { return section(.changes, [.paragraph(text(.noChanges))]) }
    return section(
      .changes,
      [
        .table(
          Table(
            text(.changes),
            [
              column(.changedFigure), column(.was, .number), column(.isNow, .number),
              column(.changedBy),
            ],
            Table.Rows(
              changes.map { change in
                [
                  .text(change.figure), .figure(change.was), .figure(change.isNow),
                  .text(change.facts.map(\.description).joined(separator: ", ")),
                ]
              })))
      ])
  }

  var promises: Document.Section {
    guard !report.promises.isEmpty else {
      return section(.promisesTitle, [.paragraph(text(.noPromises))])
    }
    return section(
      .promisesTitle,
      [
        .paragraph(text(.promisesText)),
        .table(
          Table(
            text(.promisesTitle), [column(.number), column(.dueOn, .day)],
            Table.Rows(report.promises) { promise in
              [
                .text(promise.number.description),
                promise.dueOn.map { .day($0) } ?? .text(text(.noDay)),
              ]
            })),
      ])
  }

  var appeal: Document.Section {
    section(.appealTitle, [.paragraph(text(.appealText) + ":"), .terms(Appeal.terms(language))])
  }

  var seal: Document.Section {
    let reading = report.reading
    var blocks: [Document.Block] = [
      .paragraph(text(.sealText)),
      .terms([
        Document.Term(text(.lastFact), reading.last?.description ?? text(.noFact)),
        Document.Term(text(.through), reading.cut.through.description),
        Document.Term(text(.root), reading.root.base64),
      ]),
    ]
    guard let seal = appendix.seal else {
      return section(.seal, blocks + [.paragraph(text(.verifyText))])
    }
    blocks.append(
      .paragraph(text(.publishedText, seal.fact.description, String(seal.rules))))
    if let restated = seal.restates {
      blocks.append(
        .paragraph(text(.restatesText, restated.description, seal.reason ?? "")))
    }
    blocks += [
      .paragraph(text(.signedNote, "\(seal.name).checkpoint") + ":"), .verbatim(seal.signedNote),
      .paragraph(text(.checkText) + ":"),
      .verbatim(
        """
        grm audit verify --checkpoint \(seal.name).checkpoint
        grm audit compare \(seal.name).json

        """),
    ]
    return section(.seal, blocks)
  }

  /// None where there is nothing to remark.
  var remarks: [Document.Section] {
    var remarks: [String] = []
    if !report.uncertain.isEmpty {
      let numbers = report.uncertain.map(\.description).joined(separator: ", ")
      remarks.append(text(.uncertainRemark, numbers))
    }
    remarks += report.reading.notices.map { text(.noticeRemark, $0.description) }
    if language.hasUnreviewedLabels { remarks.append(text(.unreviewedRemark)) }
    return remarks.isEmpty ? [] : [section(.remarks, [.list(remarks)])]
  }
}
