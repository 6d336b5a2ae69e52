/// The code of each kind of event. Codes are given once and never reused (`docs/format.md`).
public enum EventKind: UInt16, Sendable, CaseIterable {
  case ledgerOpened = 1
  case policyAdopted = 2
  case calendarAdopted = 3
  case holidayDeclared = 4
  case holidayRevoked = 5
  case workingDayMoved = 6
  case staffEnrolled = 7
  case staffRetired = 8
  case organisationEnrolled = 9

  case registered = 32
  case receiptAcknowledged = 33
  case eligibilityAssessed = 34
  case assigned = 35
  case actionTaken = 36
  case contractorInstructed = 37
  case worldBankNotified = 38
  case meetingHeld = 39
  case mediationEntered = 40
  case agreementSigned = 41
  case agreementFulfilled = 42
  case documentAttached = 43
  case escalated = 44
  case deadlineExtended = 45
  case resolved = 46
  case outcomeConveyed = 47
  case complainantResponded = 48
  case reopened = 49
  case withdrawn = 50
  case appealLodged = 51
  case commitmentMade = 52
  case commitmentKept = 53
  case duplicateLinked = 54
  case numberVoided = 55
  case retracted = 56
  case wordsAdded = 57
  case wordsErased = 58
  case wordsOpened = 59

  case consultationHeld = 96
  case engagementHeld = 97
  case pressPublished = 98
  case documentDisclosed = 99

  case reportPublished = 112
  case reportRestated = 113
}

extension EventKind {
  /// The name in JSON and in `grm facts`: the words of the kind joined by hyphens.
  public var name: String { "\(self)".dashed }
}

extension String {
  /// The words of a name in camel case joined by hyphens.
  public var dashed: String {
    var text = ""
    for character in self {
      if character.isUppercase { text += "-" }
      text += character.lowercased()
    }
    return text
  }
}
