internal import FoundationEssentials
internal import Projection

extension JSON {
  /// Reads a canonical text (RFC 8785); nil where it is none, or has numbers with more than four
  /// decimal places.
  public init?(canonical text: String) {
    guard let value = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)),
      let canonical = try? value.canonical(), canonical.utf8.elementsEqual(text.utf8)
    else { return nil }
    self = value
  }

  /// The value of a member; nil where this is no object, or has none with that key.
  public subscript(_ key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The object without one of its members.
  public func without(_ key: String) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.key != key })
  }
}

extension JSON: Decodable {
  /// Members of an object come in canonical order.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Decimal.self) {
      self = .decimal(try Decimal4(value))
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let values = try? container.decode([JSON].self) {
      self = .array(values)
    } else {
      let members = try container.decode([String: JSON].self)
      self = .object(
        members.map { Member(key: $0.key, value: $0.value) }.sorted { $0.precedes($1) })
    }
  }
}

extension Decimal4 {
  /// - Throws: `DecodingError` for a number with more than four decimal places.
  fileprivate init(_ value: Decimal) throws {
    guard let number = Int("\(value * 10_000)") else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "more than four decimal places"))
    }
    self.init(tenThousandths: number)
  }
}
