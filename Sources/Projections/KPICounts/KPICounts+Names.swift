// What the report calls the parts of the balance and the steps.

extension KPICounts.Flow {
  public var name: String {
    switch self {
    case .openAtStart: "open_start"
    case .received: "received"
    case .reopened: "reopened"
    case .unrelated: "unrelated"
    case .duplicate: "duplicate"
    case .withdrawn: "withdrawn"
    case .resolved: "resolved"
    case .openAtEnd: "open_end"
    }
  }
}

extension KPICounts.Step {
  public var name: String {
    switch self {
    case .acknowledged: "acknowledged"
    case .worldBankNotified: "world_bank_notified"
    case .contractorInstructed: "contractor_instructed"
    case .meetingHeld: "meetings"
    case .mediationEntered: "mediated"
    case .agreementSigned: "agreements_signed"
    case .agreementFulfilled: "agreements_fulfilled"
    case .documentAttached: "documents"
    case .appealToGRS: "appeals_grs"
    case .appealToInspectionPanel: "appeals_inspection_panel"
    case .appealToCourt: "appeals_court"
    case .extended: "extensions"
    case .accepted: "accepted"
    case .rejected: "rejected"
    }
  }
}
