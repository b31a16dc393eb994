package import CivilTime
import GRDB
package import Planner

extension StoreReading {
    /// The screenings of a patient, the latest first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func screenings(of patient: ID<Patient>) throws -> [Screening] {
        let sql = "SELECT * FROM screening WHERE patient = ? ORDER BY day DESC, id DESC"
        return try rows(.screening, sql, [patient.number]).map { stored in
            Screening(
                id: ID(stored.id), patient: patient, day: try stored.day("day"),
                author: stored.row["author"], flags: try flags(of: stored.id),
                covers: (stored.row["covers"] as String?).map {
                    Set($0.split(separator: ",").map(String.init))
                }, answers: answers(stored.row["answers"]))
        }
    }

    /// A patient's newest answer to each question that was asked on a day or later.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func answers(
        of patient: ID<Patient>, since day: Day
    ) throws -> [String: Bool] {
        try screenings(of: patient).filter { $0.day >= day }.reduce(into: [:]) { all, screening in
            all.merge(screening.answers) { newest, _ in newest }
        }
    }

    private func answers(_ text: String?) -> [String: Bool] {
        (text ?? "").split(separator: ",").reduce(into: [:]) { answers, entry in
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { return }
            answers[String(parts[0])] = parts[1] == "yes"
        }
    }

    /// Everybody with an open flag, a routine one too, in order of their numbers.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func flagged() throws -> [ID<Patient>] {
        let sql = """
            SELECT DISTINCT patient FROM screening
            WHERE id IN (SELECT screening FROM screeningFlag WHERE outcome IS NULL)
            ORDER BY patient
            """
        return try Int64.fetchAll(db, sql: sql).map { ID($0) }
    }

    /// Everybody with an open emergency or urgent flag.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func stoppedByFlags() throws -> [ID<Patient>] {
        let sql = """
            SELECT DISTINCT patient FROM screening
            WHERE id IN (SELECT screening FROM screeningFlag
                         WHERE outcome IS NULL AND action <> 'routine')
            """
        return try Int64.fetchAll(db, sql: sql).map { ID($0) }
    }

    private func flags(of screening: Int64) throws -> [ScreenedFlag] {
        let sql = "SELECT * FROM screeningFlag WHERE screening = ? ORDER BY flag"
        return try rows(.screeningFlag, sql, [screening]).map { stored in
            ScreenedFlag(
                flag: stored.row["flag"], action: try stored.word("action"),
                closing: try closing(stored))
        }
    }

    private func closing(_ stored: StoredRow) throws -> ScreenedFlag.Closing? {
        guard let outcome: ScreenedFlag.Outcome = try stored.optionalWord("outcome") else {
            return nil
        }
        return ScreenedFlag.Closing(
            outcome: outcome, day: try stored.day("closedDay"), by: stored.row["closedBy"],
            note: stored.row["note"])
    }

    /// The assessments of a patient, the latest first.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func assessments(of patient: ID<Patient>) throws -> [StoredAssessment] {
        let sql = "SELECT * FROM assessment WHERE patient = ? ORDER BY day DESC, id DESC"
        return try rows(.assessment, sql, [patient.number]).map { stored in
            StoredAssessment(
                id: ID(stored.id), patient: patient, day: try stored.day("day"),
                author: stored.row["author"],
                details: AssessmentDetails(
                    present: stored.list("present"), absent: stored.list("absent"),
                    origin: stored.row["origin"],
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

extension StoredRow {
    /// The words of a text with commas between them.
    func list(_ column: String) -> [String] {
        (row[column] as String).split(separator: ",").map(String.init)
    }
}
