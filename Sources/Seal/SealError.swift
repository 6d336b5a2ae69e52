/// Why something that a log is sealed with cannot be read, made or trusted. No case carries a secret.
public enum SealError: Error, Hashable {
  /// A signed note, a checkpoint or a proof is not written as one.
  case malformed(what: String, why: String)
  /// A key of a log or a witness is not written as one.
  case badKey(why: String)
  /// A name that no key can have.
  case badName(String)
  /// The note carries no signature by this key.
  case notSigned(by: String)
  /// The note carries a signature that claims to be by this key and is not.
  case falseSignature(by: String)
}

extension SealError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .malformed(let what, let why): "this is no \(what): \(why)"
    case .badKey(let why): "this is no key: \(why)"
    case .badName(let name):
      "'\(name)' cannot name a key: a name has no spaces, no plus and is not empty"
    case .notSigned(let name):
      "there is no signature by \(name) on it; check that the key is the one that the log gave out"
    case .falseSignature(let name):
      "the signature by \(name) on it does not fit: it was changed, or signed with another key"
    }
  }
}
