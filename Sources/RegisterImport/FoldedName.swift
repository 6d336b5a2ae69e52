extension String {
  /// The letters and digits of a name in lower case, with Cyrillic letters that look like Latin ones
  /// made those; spaces, hyphens, dots and signs that do not show are left out.
  ///
  /// For comparison with names in plain Latin letters only: a name written otherwise equals one of
  /// them if a reader could not tell the two apart, but for case and separators.
  var foldedName: String {
    var folded = ""
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace || Self.separators.contains(scalar) { continue }
      let scalar = Self.lookAlikes[scalar] ?? scalar
      folded += scalar.properties.lowercaseMapping
    }
    return folded
  }

  /// Whether it holds a letter that only looks Latin.
  var hasLookAlikes: Bool { unicodeScalars.contains { Self.lookAlikes[$0] != nil } }

  /// The last five do not show: soft hyphen, zero-width space, non-joiner, joiner, order mark.
  private static let separators: Set<Unicode.Scalar> = [
    "_", "-", ".", ":", "\u{2010}", "\u{2011}", "\u{2013}",
    "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}",
  ]

  /// Small letters look alike in print where capitals do in most cases; only those that do are here.
  private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "с": "c", "ԁ": "d", "е": "e", "һ": "h", "і": "i", "ј": "j", "к": "k", "м": "m",
    "о": "o", "р": "p", "ԛ": "q", "ѕ": "s", "т": "t", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y",
    "ү": "y",
    "А": "a", "В": "b", "С": "c", "Е": "e", "Н": "h", "І": "i", "Ј": "j", "К": "k", "М": "m",
    "О": "o", "Р": "p", "Ѕ": "s", "Т": "t", "Ѵ": "v", "Ԝ": "w", "Х": "x", "У": "y", "Ү": "y",
  ]
}
