/// Telephone and register numbers in the forms that are used in Mongolia.
enum NumberPatterns {
  /// Digits that belong together, as they are written: parted by spaces, points, hyphens, slashes or
  /// brackets.
  struct Run: Hashable {
    var groups: [String]
    var place: Range<Int>
    /// The token before it.
    var before: Token?
    /// The token behind it.
    var after: Token?
    var hasPlus: Bool

    var digits: String { groups.joined() }
  }

  static func findings(in tokens: [Token]) -> [Finding] {
    runs(in: tokens.flatMap(\.series)).flatMap { run -> [Finding] in
      if let place = register(run) { return [Finding(.register, place)] }
      return isTelephone(run) ? [Finding(.telephone, run.place)] : []
    }
  }

  // MARK: - Runs

  private static func runs(in tokens: [Token]) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < tokens.count {
      guard let first = digits(of: tokens[index]) else {
        index += 1
        continue
      }
      var run = Run(
        groups: [first], place: tokens[index].place,
        before: index > 0 ? tokens[index - 1] : nil, after: nil,
        hasPlus: tokens[index].gap.hasSuffix("+"))
      index += 1
      while index < tokens.count, let next = digits(of: tokens[index]), isJoint(tokens[index].gap) {
        run.groups.append(next)
        run.place = run.place.lowerBound..<tokens[index].place.upperBound
        index += 1
      }
      run.after = index < tokens.count ? tokens[index] : nil
      runs.append(run)
    }
    return runs
  }

  private static func isJoint(_ gap: String) -> Bool {
    gap.allSatisfy { ".-–‑/()".contains($0) } && gap.count <= 2
  }

  /// The digits of a token that reads as a number; letters that look like digits count as such
  /// among at least four digits.
  private static func digits(of token: Token) -> String? {
    var digits = ""
    var own = 0
    for character in token.text {
      if let value = character.wholeNumberValue, value < 10 {
        digits += String(value)
        own += 1
      } else if let digit = alike[character] {
        digits.append(digit)
      } else {
        return nil
      }
    }
    return own == token.text.count || own >= 4 ? digits : nil
  }

  private static let alike: [Character: Character] = [
    "O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "З": "3", "з": "3", "б": "6",
    "В": "8", "B": "8",
  ]

  // MARK: - Telephones

  private static let telephoneWords: Set<String> = [
    "утас", "утсаар", "утасны", "дугаар", "дугаараас", "дугаарт", "тел", "tel", "phone",
    "telephone", "mobile", "call", "called", "calls", "гар", "факс", "fax", "number", "viber",
    "whatsapp",
  ]

  private static func isTelephone(_ run: Run) -> Bool {
    var digits = run.digits
    guard !isAmount(run), !run.isDay else { return false }
    for prefix in ["00976", "976"]
    where digits.hasPrefix(prefix) && digits.count >= prefix.count + 6 {
      return digits.count <= prefix.count + 12
    }
    if run.hasPlus { return (8...15).contains(digits.count) }
    // An extension behind the number.
    if digits.count > 8, let last = run.groups.last, digits.count - last.count == 8 {
      digits = String(digits.dropLast(last.count))
    }
    if digits.count == 8, let first = digits.first {
      if ("5"..."9").contains(first) { return true }
      return run.isNamed(by: telephoneWords) && !isDate(digits)
    }
    return (6...12).contains(digits.count) && run.isNamed(by: telephoneWords)
  }

  private static let currencies: Set<String> = [
    "төгрөг", "төгрөгийн", "төгрөгөөр", "төгрөгтэй", "mnt", "tugrik", "tugriks", "togrog", "usd",
    "доллар", "dollars", "евро", "eur", "сая", "тэрбум", "million", "кг", "kg", "ш", "ширхэг",
    "метр", "км", "га",
  ]

  /// Money and measures: a unit behind the number, or groups of three.
  private static func isAmount(_ run: Run) -> Bool {
    if let after = run.after, currencies.contains(after.text.lowercased()) { return true }
    if let after = run.after, after.gap.hasPrefix("₮") || after.gap.hasPrefix("$") { return true }
    return run.groups.count > 1 && run.groups[0].count <= 3
      && run.groups.dropFirst().allSatisfy { $0.count == 3 } && !run.hasPlus
      && !run.isNamed(by: telephoneWords)
  }

  /// `20240306`.
  private static func isDate(_ digits: String) -> Bool {
    guard let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2))
    else { return false }
    return ["19", "20"].contains(digits.prefix(2)) && (1...12).contains(month)
      && (1...31).contains(day)
  }

  // MARK: - Register numbers

  private static let registerWords: Set<String> = [
    "рд", "регистр", "регистрийн", "register", "registration", "registry", "rd", "иргэний",
    "civil", "хувийн",
  ]

  /// Two letters and eight digits, of which six are a day of birth; of an organisation, seven digits
  /// that are called a register number.
  private static func register(_ run: Run) -> Range<Int>? {
    let digits = run.digits
    if digits.count == 8, !run.isDay, let letters = run.before, isSeries(letters), isBirth(digits) {
      return letters.place.lowerBound..<run.place.upperBound
    }
    guard [7, 10, 12].contains(digits.count), run.isNamed(by: registerWords) else { return nil }
    return run.place
  }

  private static func isSeries(_ token: Token) -> Bool {
    guard token.text.count == 2, token.text.allSatisfy(\.isUppercase) else { return false }
    return LookAlikes.readings(of: token.text.lowercased()).contains {
      $0.allSatisfy(LookAlikes.isCyrillic)
    }
  }

  /// Year, month and day; who was born from 2000 on has 20 added to the month.
  private static func isBirth(_ digits: String) -> Bool {
    guard let month = Int(digits.dropFirst(2).prefix(2)),
      let day = Int(digits.dropFirst(4).prefix(2))
    else { return false }
    return ((1...12).contains(month) || (21...32).contains(month)) && (1...31).contains(day)
  }
}

extension Token {
  /// Parts two letters and up to eight digits that are written as one, such as the register number of
  /// a person.
  fileprivate var series: [Token] {
    let letters = text.prefix(2)
    let digits = text.dropFirst(2)
    guard letters.allSatisfy(\.isLetter), (1...8).contains(digits.count),
      digits.allSatisfy({ $0.wholeNumberValue != nil })
    else { return [self] }
    let middle = place.upperBound - digits.count
    return [
      Token(
        text: String(letters), place: place.lowerBound..<middle, opensSentence: opensSentence,
        gap: gap),
      Token(
        text: String(digits), place: middle..<place.upperBound, opensSentence: false, gap: ""),
    ]
  }
}

extension NumberPatterns.Run {
  /// `2024-03-05`, `05.03.2024`.
  fileprivate var isDay: Bool {
    let lengths = groups.map(\.count)
    return lengths.count == 3 && [[4, 2, 2], [2, 2, 4]].contains(lengths)
  }

  /// Whether the word before it says what it is.
  fileprivate func isNamed(by words: Set<String>) -> Bool {
    [before, after].compactMap(\.self).contains { words.contains($0.text.lowercased()) }
  }
}
