extension RandomAccessCollection {
  /// The first index whose element belongs to the second part, in a collection where every element of
  /// the first part comes before every element of the second; `endIndex` if none does. Logarithmic.
  func partitioningIndex(where belongsToSecondPart: (Element) -> Bool) -> Index {
    var low = startIndex
    var remaining = count
    while remaining > 0 {
      let half = remaining / 2
      let middle = index(low, offsetBy: half)
      if belongsToSecondPart(self[middle]) {
        remaining = half
      } else {
        low = index(after: middle)
        remaining -= half + 1
      }
    }
    return low
  }
}
