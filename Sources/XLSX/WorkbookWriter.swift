#if XLSX
  internal import CXLSXWriter
  internal import Documents
  internal import WorkingDays

  /// Calls libxlsxwriter, which holds a row at a time.
  ///
  /// Safe to use: its pointers live as long as the workbook and are used by this class alone, which is used by one
  /// thread and never after `close`.
  @safe final class WorkbookWriter {
    private let path: String
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let formats: Formats
    private var names: Set<String> = []

    @safe private struct Formats {
      let title, head, text, sentences, number, day: UnsafeMutablePointer<lxw_format>?
    }

    init(_ path: String, title: String) throws {
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      guard let book = unsafe workbook_new_opt(path, &options) else {
        throw WorkbookError.failed(code: 1, path: path)
      }
      self.path = path
      unsafe self.book = book
      unsafe formats = Self.formats(book)
      unsafe Self.setProperties(book, title)
    }

    /// 2000-01-01: any day will do, as long as it is always the same.
    private static func setProperties(
      _ book: UnsafeMutablePointer<lxw_workbook>, _ title: String
    ) {
      var title = Array(title.utf8CString)
      unsafe title.withUnsafeMutableBufferPointer { text in
        var properties = unsafe lxw_doc_properties()
        unsafe properties.title = text.baseAddress
        unsafe properties.created = 946_684_800
        unsafe workbook_set_properties(book, &properties)
      }
    }

    private static func formats(_ book: UnsafeMutablePointer<lxw_workbook>) -> Formats {
      func format(_ change: (UnsafeMutablePointer<lxw_format>?) -> Void)
        -> UnsafeMutablePointer<lxw_format>?
      {
        let format = unsafe workbook_add_format(book)
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        unsafe change(format)
        return unsafe format
      }
      return unsafe Formats(
        title: format {
          unsafe format_set_bold($0)
          unsafe format_set_font_size($0, 14)
        },
        head: format {
          unsafe format_set_bold($0)
          unsafe format_set_text_wrap($0)
          unsafe format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
        },
        text: format { _ in },
        sentences: format { unsafe format_set_text_wrap($0) },
        number: format { unsafe format_set_num_format($0, "General") },
        day: format { unsafe format_set_num_format($0, "yyyy-mm-dd") })
    }

    func close() throws { try check(unsafe workbook_close(book)) }

    func write(_ document: Document) throws {
      let sheet = try unsafe self.sheet(named: document.title)
      unsafe worksheet_set_column(sheet, 0, 0, 34, nil)
      unsafe worksheet_set_column(sheet, 1, 1, 90, nil)
      var row: UInt32 = 0
      func line(_ cells: [String], _ format: UnsafeMutablePointer<lxw_format>?) throws {
        for (column, cell) in cells.enumerated() {
          try check(
            unsafe worksheet_write_string(sheet, row, UInt16(column), Self.cut(cell), format))
        }
        row += 1
      }
      try unsafe line([document.title], formats.title)
      for fact in document.facts { try unsafe line([fact.name, fact.text], formats.sentences) }
      for section in document.sections {
        row += 1
        try unsafe line([section.title], formats.head)
        for block in section.blocks {
          switch block {
          case .paragraph(let text), .verbatim(let text):
            try unsafe line(["", text], formats.sentences)
          case .list(let items):
            for item in items { try unsafe line(["", item], formats.sentences) }
          case .terms(let terms):
            for term in terms { try unsafe line([term.name, term.text], formats.sentences) }
          case .tiles(let tiles):
            for tile in tiles {
              try unsafe line([tile.name, "\(tile.figure) \(tile.basis)"], formats.sentences)
            }
          // Tables have sheets of their own; what pictures show stands in them.
          case .table, .pictures: continue
          }
        }
      }
      for table in document.tables { try write(table) }
    }

    private func write(_ table: Table) throws {
      let sheet = try unsafe self.sheet(named: table.caption)
      for (column, content) in table.columns.enumerated() {
        let place = UInt16(column)
        let width = content.content == .sentences ? 60.0 : 18.0
        unsafe worksheet_set_column(sheet, place, place, width, nil)
      }
      for (column, content) in table.columns.enumerated() {
        try check(
          unsafe worksheet_write_string(
            sheet, 0, UInt16(column), Self.cut(content.title), formats.head))
      }
      unsafe worksheet_freeze_panes(sheet, 1, 0)
      var row: UInt32 = 0
      try table.rows.walk { cells in
        row += 1
        for (column, cell) in cells.enumerated() {
          try unsafe write(cell, sheet, row, UInt16(column), table.columns[column].content)
        }
      }
    }

    private func write(
      _ cell: Table.Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
      _ column: UInt16, _ content: Table.Column.Content
    ) throws {
      switch cell {
      case .nothing: return
      case .figure(let text):
        guard let number = Double(text) else { fallthrough }
        try check(
          unsafe worksheet_write_number(sheet, row, column, number, formats.number))
      case .text, .foreign:
        let format = unsafe content == .sentences ? formats.sentences : formats.text
        try check(
          unsafe worksheet_write_string(sheet, row, column, Self.cut(cell.text), format))
      case .day(let day):
        var date = lxw_datetime(
          year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0,
          sec: 0)
        try check(
          unsafe worksheet_write_datetime(sheet, row, column, &date, formats.day))
      }
    }

    /// A new sheet; its name is cut to what Excel takes, and numbered where it is taken.
    private func sheet(named title: String) throws -> UnsafeMutablePointer<lxw_worksheet> {
      let plain = String(title.map { "[]:*?/\\'".contains($0) ? " " : $0 })
      var name = String(plain.prefix(31))
      var number = 2
      while !names.insert(name.lowercased()).inserted {
        name = "\(plain.prefix(27)) \(number)"
        number += 1
      }
      guard let sheet = unsafe workbook_add_worksheet(book, name) else {
        throw WorkbookError.failed(code: 1, path: path)
      }
      return unsafe sheet
    }

    /// A cell holds 32,767 characters at most.
    private static func cut(_ text: String) -> String {
      text.utf16.count <= 32_767 ? text : String(text.prefix(16_000)) + "…"
    }

    private func check(_ code: lxw_error) throws {
      guard code == LXW_NO_ERROR else {
        throw WorkbookError.failed(code: Int(code.rawValue), path: path)
      }
    }
  }
#endif
