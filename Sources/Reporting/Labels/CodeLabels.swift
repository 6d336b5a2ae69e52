internal import Documents
internal import Grievances

// The labels of coded values.

extension Status {
  var label: Label {
    switch self {
    case .resolving: .resolving
    case .unrelated: .unrelated
    case .resolved: .resolved
    case .withdrawn: .withdrawn
    case .duplicate: .duplicate
    }
  }

  var meaning: Label {
    switch self {
    case .resolving: .resolvingMeaning
    case .unrelated: .unrelatedMeaning
    case .resolved: .resolvedMeaning
    case .withdrawn: .withdrawnMeaning
    case .duplicate: .duplicateMeaning
    }
  }

  /// As the report lists them.
  static let reportOrder: [Status] = [.unrelated, .resolving, .resolved, .withdrawn, .duplicate]
}

extension Channel {
  var label: Label {
    switch self {
    case .unknown: .channelUnknown
    case .email: .email
    case .telephone: .telephone
    case .facebook: .facebook
    case .inPerson: .inPerson
    case .website: .website
    case .letter: .letter
    }
  }
}

extension GrievanceType {
  var label: Label {
    switch self {
    case .unknown: .typeUnknown
    case .question: .question
    case .complaint: .complaint
    case .request: .request
    case .suggestion: .suggestion
    }
  }
}

extension Complainant {
  var label: Label {
    switch self {
    case .notKnown: .notKnown
    case .named: .named
    case .anonymous: .anonymous
    }
  }
}

extension Stage {
  var label: Label {
    switch self {
    case .local: .local
    case .unit: .unit
    case .committee: .committee
    case .authority: .authority
    }
  }

  /// Its number with its name.
  func title(_ language: Language) -> String {
    Label.stageText.text(language, name, label.text(language))
  }
}

extension Limit {
  func title(_ language: Language) -> String {
    (basis == .working ? Label.limitText : .limitCalendarText).text(language, String(days))
  }
}

extension [Limit] {
  /// Several where several policies applied.
  func title(_ language: Language) -> String {
    isEmpty
      ? Label.noLimit.text(language) : map { $0.title(language) }.joined(separator: ", ")
  }
}

extension Period {
  func title(_ language: Language) -> String {
    Label.periodText.text(language, from.description, through.description)
  }
}
