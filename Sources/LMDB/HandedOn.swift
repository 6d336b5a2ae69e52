/// What each body would store over what the one before it has stored, such as a count of everything.
///
/// Bodies that share a commit hand it on instead, and it is stored when the last of them has run. It
/// belongs to the transaction: whatever takes a body back takes back what it handed on, and bodies that
/// are run apart each have theirs stored. An environment has one kind of it.
public protocol HandedOn: AnyObject {
  /// Called before the commit. What it throws fails the bodies.
  func store(in transaction: inout WriteTransaction) throws
}

extension WriteTransaction {
  /// What has been handed on in this transaction, which its tables do not show yet.
  public var handedOn: (any HandedOn)? { inside.progress?.handedOn }

  /// Hands something on, in place of what was.
  public mutating func handOn(_ thing: any HandedOn) { inside.progress?.handOn(thing) }
}
