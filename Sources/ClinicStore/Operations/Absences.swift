package import CivilTime
package import Planner

extension StoreReading {
    /// The absences of all therapists, or of one, in order of their start.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func absences(of therapist: ID<Therapist>? = nil) throws -> [Absence] {
        let sql = """
            SELECT * FROM absence WHERE ?1 IS NULL OR therapist = ?1 ORDER BY startMinute, id
            """
        return try rows(.absence, sql, [therapist?.number]).map { stored in
            Absence(
                id: ID(stored.id), therapist: ID(try stored.row["therapist"]),
                span: try stored.span(), reason: stored.row["reason"])
        }
    }
}

extension StoreWriting {
    /// Adds an absence, whatever sessions it hits.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    @discardableResult
    package func addAbsence(
        of therapist: ID<Therapist>, span: Interval<LocalTime>, reason: String? = nil
    ) throws -> Absence {
        _ = try now.therapist(therapist)
        let id = try insert(
            .absence,
            [
                "therapist": therapist.number, "startMinute": span.start.minute,
                "endMinute": span.end.minute, "reason": reason,
            ])
        return Absence(id: ID(id), therapist: therapist, span: span, reason: reason)
    }

    /// Deletes an absence.
    ///
    /// - Throws: `StoreError.notFound` where there is no such absence.
    package func removeAbsence(_ id: ID<Absence>) throws {
        _ = try now.stored(.absence, id)
        try delete(.absence, where: "id", is: id.number)
    }
}
