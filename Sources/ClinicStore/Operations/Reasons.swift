import Planner

extension StoreReading {
    func reason(_ stored: StoredRow) throws -> Reason {
        let row = stored.row
        return Reason(
            line: try row["line"], subject: try row["subject"], isIncluded: try row["isIncluded"],
            because: try row["because"], evidence: try row["evidence"])
    }
}

extension StoreWriting {
    func insertReasons(_ details: PlanDetails, plan: Int64) throws {
        for (position, reason) in details.reasons.enumerated() {
            try insert(
                .reason, of: details.patient.number,
                [
                    "plan": plan, "position": position, "line": reason.line,
                    "subject": reason.subject, "isIncluded": reason.isIncluded,
                    "because": reason.because, "evidence": reason.evidence,
                ])
        }
    }
}
