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
        var therapist = Therapist(
            id: ID(stored.id), name: try stored.row["name"], hours: try stored.hours("hours"),
            skills: try db.column(sql, [stored.id]), maxPerDay: stored.row["maxPerDay"],
            email: stored.row["email"],
            isActive: try stored.row["isActive"])
        (therapist.later, therapist.extra) = (try later(stored.id), try extra(stored.id))
        return therapist
    }

    private func later(_ therapist: Int64) throws -> [DatedHours] {
        let sql = "SELECT * FROM therapistHours WHERE therapist = ? ORDER BY firstDay"
        return try rows(.therapistHours, sql, [therapist]).map { stored in
            let from = try stored.day("firstDay")
            guard let hours = try? RecurringHours(parsing: stored.row["hours"], anchor: from)
            else { throw stored.unreadable("hours") }
            return DatedHours(from: from, hours)
        }
    }

    private func extra(_ therapist: Int64) throws -> [Interval<LocalTime>] {
        let sql = "SELECT * FROM therapistExtra WHERE therapist = ? ORDER BY startMinute, id"
        return try rows(.therapistExtra, sql, [therapist]).map { try $0.span() }
    }
}

extension StoreWriting {
    /// Adds a therapist who takes sessions from now on; `maxPerDay` is `nil` for no limit.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addTherapist(
        name: String, hours: WeeklyHours, skills: [String] = [], maxPerDay: Int? = nil,
        email: String? = nil, later: [DatedHours] = [], extra: [Interval<LocalTime>] = []
    ) throws -> Therapist {
        let id = try insert(
            .therapist,
            [
                "name": name, "hours": hours.description, "maxPerDay": maxPerDay, "email": email,
                "isActive": true,
            ])
        try writeSkills(skills, of: id)
        try writeLater(later, of: id)
        try writeExtra(extra, of: id)
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
        if before.later != therapist.later {
            try delete(.therapistHours, where: "therapist", is: therapist.id.number)
            try writeLater(therapist.later, of: therapist.id.number)
        }
        if before.extra != therapist.extra {
            try delete(.therapistExtra, where: "therapist", is: therapist.id.number)
            try writeExtra(therapist.extra, of: therapist.id.number)
        }
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

    private func writeLater(_ later: [DatedHours], of therapist: Int64) throws {
        for one in later {
            try insert(
                .therapistHours,
                [
                    "therapist": therapist, "firstDay": one.from.description,
                    "hours": one.hours.description,
                ])
        }
    }

    private func writeExtra(_ extra: [Interval<LocalTime>], of therapist: Int64) throws {
        for span in extra {
            try insert(
                .therapistExtra,
                [
                    "therapist": therapist, "startMinute": span.start.minute,
                    "endMinute": span.end.minute,
                ])
        }
    }

    private func writeSkills(_ skills: [String], of therapist: Int64) throws {
        for skill in Set(skills).sorted() {
            try insert(.therapistSkill, ["therapist": therapist, "skill": skill])
        }
    }
}
