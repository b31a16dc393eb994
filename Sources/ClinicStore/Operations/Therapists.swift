package import CivilTime
package import Planner

extension StoreReading {
    /// The therapists, in order of their numbers; those who have left only if `includingInactive`.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func therapists(includingInactive: Bool = false) throws -> [Therapist] {
        let condition = includingInactive ? "" : "WHERE isActive = 1"
        let (later, extra) = (try self.later(nil), try self.extra(nil))
        return try rows(.therapist, "SELECT * FROM therapist \(condition) ORDER BY id").map {
            try therapist($0, later, extra)
        }
    }

    /// One therapist, who may have left.
    ///
    /// - Throws: `StoreError.notFound` where there is no such therapist.
    package func therapist(_ id: ID<Therapist>) throws -> Therapist {
        try therapist(stored(.therapist, id), later(id), extra(id))
    }

    /// The hours that change are of this therapist or of all.
    private func therapist(
        _ stored: StoredRow, _ later: [Int64: [DatedHours]],
        _ extra: [Int64: [Interval<LocalTime>]]
    ) throws -> Therapist {
        let sql = "SELECT skill FROM therapistSkill WHERE therapist = ? ORDER BY skill"
        var therapist = Therapist(
            id: ID(stored.id), name: try stored.row["name"], hours: try stored.hours("hours"),
            skills: try db.column(sql, [stored.id]), maxPerDay: stored.row["maxPerDay"],
            email: stored.row["email"],
            isActive: try stored.row["isActive"])
        (therapist.later, therapist.extra) = (later[stored.id] ?? [], extra[stored.id] ?? [])
        therapist.buffer = stored.row["buffer"]
        therapist.lastDay = try stored.optionalDay("lastDay")
        return therapist
    }

    /// By the number of the therapist, of one or of all.
    private func later(_ therapist: ID<Therapist>?) throws -> [Int64: [DatedHours]] {
        let sql = """
            SELECT * FROM therapistHours WHERE ?1 IS NULL OR therapist = ?1 ORDER BY firstDay
            """
        return try rows(.therapistHours, sql, [therapist?.number]).reduce(into: [:]) {
            found, stored in
            let from = try stored.day("firstDay")
            guard let hours = try? RecurringHours(parsing: stored.row["hours"], anchor: from)
            else { throw stored.unreadable("hours") }
            found[try stored.row["therapist"], default: []].append(DatedHours(from: from, hours))
        }
    }

    /// By the number of the therapist, of one or of all.
    private func extra(_ therapist: ID<Therapist>?) throws -> [Int64: [Interval<LocalTime>]] {
        let sql = """
            SELECT * FROM therapistExtra WHERE ?1 IS NULL OR therapist = ?1
            ORDER BY startMinute, id
            """
        return try rows(.therapistExtra, sql, [therapist?.number]).reduce(into: [:]) {
            found, stored in
            found[try stored.row["therapist"], default: []].append(try stored.span())
        }
    }
}

extension StoreWriting {
    /// Adds a therapist who takes sessions from now on; `maxPerDay` is `nil` for no limit,
    /// `buffer` for the clinic's.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addTherapist(
        name: String, hours: WeeklyHours, skills: [String] = [], maxPerDay: Int? = nil,
        buffer: Int? = nil, email: String? = nil, later: [DatedHours] = [],
        extra: [Interval<LocalTime>] = []
    ) throws -> Therapist {
        let id = try insert(
            .therapist,
            [
                "name": name, "hours": hours.description, "maxPerDay": maxPerDay,
                "buffer": buffer, "email": email, "isActive": true,
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
                "maxPerDay": therapist.maxPerDay, "buffer": therapist.buffer,
                "email": therapist.email, "isActive": therapist.isActive,
                "lastDay": therapist.lastDay?.description,
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
