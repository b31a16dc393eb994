package import CivilTime
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
                author: try stored.row["author"], flags: try flags(of: stored.id),
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
        return try ids(sql)
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
        return try ids(sql)
    }

    private func flags(of screening: Int64) throws -> [ScreenedFlag] {
        let sql = "SELECT * FROM screeningFlag WHERE screening = ? ORDER BY flag"
        return try rows(.screeningFlag, sql, [screening]).map { stored in
            ScreenedFlag(
                flag: try stored.row["flag"], action: try stored.word("action"),
                closing: try closing(stored))
        }
    }

    private func closing(_ stored: StoredRow) throws -> ScreenedFlag.Closing? {
        guard let outcome: ScreenedFlag.Outcome = try stored.optionalWord("outcome") else {
            return nil
        }
        return ScreenedFlag.Closing(
            outcome: outcome, day: try stored.day("closedDay"), by: try stored.row["closedBy"],
            note: stored.row["note"])
    }
}

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
        let row: Int64? = try db.value(
            "SELECT id FROM screeningFlag WHERE screening = ? AND flag = ?",
            [screening.id.number, flag])
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
}
