package import CivilTime
import GRDB
package import Planner

extension StoreWriting {
    /// Adds a screening by whoever makes this change, with the flags that it found, all open.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addScreening(
        of patient: ID<Patient>, on day: Day, flags: [ScreenedFlag], covers: Set<String>? = nil,
        answers: [String: Bool] = [:]
    ) throws -> Screening {
        let told = answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value ? "yes" : "no")" }
            .joined(separator: ",")
        let owner = patient.number
        let id = try insert(
            .screening, of: owner,
            [
                "patient": owner, "day": day.description, "author": change.actor,
                "covers": covers?.sorted().joined(separator: ","),
                "answers": told.isEmpty ? nil : told,
            ])
        for flag in flags.sorted(by: { $0.flag < $1.flag }) {
            try insert(
                .screeningFlag, of: owner,
                ["screening": id, "flag": flag.flag, "action": flag.action.rawValue])
        }
        let kept = try now.screenings(of: patient).first { $0.id.number == id }
        guard let kept else { throw StoreError.notFound(what: "screening \(id)") }
        return kept
    }

    /// Closes an open flag; the entry says who and how.
    ///
    /// - Throws: `StoreError.notFound` where the screening has no such flag.
    package func closeFlag(
        _ flag: String, of screening: Screening, _ closing: ScreenedFlag.Closing
    ) throws {
        let row = try Int64.fetchOne(
            db, sql: "SELECT id FROM screeningFlag WHERE screening = ? AND flag = ?",
            arguments: [screening.id.number, flag])
        guard let row else {
            throw StoreError.notFound(what: "flag \(flag) of screening \(screening.id)")
        }
        try update(
            .screeningFlag, row, of: screening.patient.number,
            [
                "outcome": closing.outcome.rawValue, "closedDay": closing.day.description,
                "closedBy": closing.by, "note": closing.note,
            ])
    }

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
