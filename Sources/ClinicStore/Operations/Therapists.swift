package import CivilTime
package import Planner

extension StoreReading {
    /// The therapists, in order of their numbers; those who have left only if `includingInactive`.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapists(includingInactive: Bool = false) throws -> [Therapist] {
        let condition = includingInactive ? "" : "WHERE isActive = 1"
        return try rows(.therapist, "SELECT * FROM therapist \(condition) ORDER BY id")
            .map(therapist)
    }

    /// One therapist, who may have left.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func therapist(_ id: ID<Therapist>) throws -> Therapist {
        try therapist(stored(.therapist, id))
    }

    private func therapist(_ stored: StoredRow) throws -> Therapist {
        let sql = "SELECT skill FROM therapistSkill WHERE therapist = ? ORDER BY skill"
        return Therapist(
            id: ID(stored.id), name: try stored.row["name"], hours: try stored.hours("hours"),
            skills: try db.column(sql, [stored.id]), maxPerDay: stored.row["maxPerDay"],
            email: stored.row["email"],
            isActive: try stored.row["isActive"])
    }
}

extension StoreWriting {
    /// Adds a therapist who takes sessions from now on; `maxPerDay` is `nil` for no limit.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addTherapist(
        name: String, hours: WeeklyHours, skills: [String] = [], maxPerDay: Int? = nil,
        email: String? = nil
    ) throws -> Therapist {
        let id = try insert(
            .therapist,
            [
                "name": name, "hours": hours.description, "maxPerDay": maxPerDay, "email": email,
                "isActive": true,
            ])
        try writeSkills(skills, of: id)
        return try now.therapist(ID(id))
    }

    /// Replaces all that is kept of a therapist.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func updateTherapist(_ therapist: Therapist) throws {
        let before = try now.therapist(therapist.id)
        try update(
            .therapist, therapist.id.number,
            [
                "name": therapist.name, "hours": therapist.hours.description,
                "maxPerDay": therapist.maxPerDay, "email": therapist.email,
                "isActive": therapist.isActive,
            ])
        guard before.skills != Set(therapist.skills).sorted() else { return }
        try delete(.therapistSkill, where: "therapist", is: therapist.id.number)
        try writeSkills(therapist.skills, of: therapist.id.number)
    }

    /// Gives a therapist no new sessions; those that are booked or held stay as they are.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func removeTherapist(_ id: ID<Therapist>) throws {
        var therapist = try now.therapist(id)
        therapist.isActive = false
        try updateTherapist(therapist)
    }

    private func writeSkills(_ skills: [String], of therapist: Int64) throws {
        for skill in Set(skills).sorted() {
            try insert(.therapistSkill, ["therapist": therapist, "skill": skill])
        }
    }
}
