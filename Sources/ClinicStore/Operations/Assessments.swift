package import CivilTime
package import Planner

extension StoreReading {
    /// The assessments of a patient, the latest first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func assessments(of patient: ID<Patient>) throws -> [StoredAssessment] {
        let sql = "SELECT * FROM assessment WHERE patient = ? ORDER BY day DESC, id DESC"
        return try rows(.assessment, sql, [patient.number]).map { stored in
            StoredAssessment(
                id: ID(stored.id), patient: patient, day: try stored.day("day"),
                author: try stored.row["author"],
                details: AssessmentDetails(
                    present: try stored.list("present"), absent: try stored.list("absent"),
                    origin: try stored.row["origin"],
                    ranking: try stored.list("ranking").map { entry in
                        let parts = entry.split(separator: "=")
                        guard parts.count == 2, let probability = Double(parts[1]) else {
                            throw stored.unreadable("ranking")
                        }
                        return AssessmentDetails.Ranked(
                            cause: String(parts[0]), probability: probability)
                    }))
        }
    }
}

extension StoreWriting {
    /// Adds an assessment by whoever makes this change.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addAssessment(
        of patient: ID<Patient>, on day: Day, _ details: AssessmentDetails
    ) throws -> StoredAssessment {
        let id = try insert(
            .assessment, of: patient.number,
            [
                "patient": patient.number, "day": day.description, "author": change.actor,
                "origin": details.origin, "present": details.present.joined(separator: ","),
                "absent": details.absent.joined(separator: ","),
                "ranking": details.ranking.map { "\($0.cause)=\($0.probability)" }
                    .joined(separator: ","),
            ])
        let kept = try now.assessments(of: patient).first { $0.id.number == id }
        guard let kept else { throw StoreError.notFound(what: "assessment \(id)") }
        return kept
    }
}
