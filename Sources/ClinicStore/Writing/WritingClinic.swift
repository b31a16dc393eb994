package import CivilTime
import GRDB
package import Planner

extension StoreWriting {
    /// Writes the settings of a new clinic.
    ///
    /// - Throws: `StoreError.clinicExists` when there is one.
    package func initClinic(_ settings: ClinicSettings) throws {
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM clinic") ?? 0
        guard count == 0 else { throw StoreError.clinicExists }
        try insert(
            .clinic,
            [
                "doseLost": settings.doseLostText, "weights": settings.weightsText, "id": 1,
                "name": settings.name, "timeZone": settings.timeZone,
                "hours": settings.hours.description, "phone": settings.phone,
                "address": settings.address, "email": settings.email,
                "jurisdiction": settings.jurisdiction.rawValue,
                "screeningDays": settings.screeningDays == ClinicSettings.usualScreeningDays
                    ? nil : settings.screeningDays,
            ])
        try writeClosedDays(settings.closedDays)
    }

    /// Replaces the settings of the clinic; closed days that stayed the same are left alone.
    ///
    /// - Throws: `StoreError.noClinic` before `initClinic`.
    package func updateSettings(_ settings: ClinicSettings) throws {
        _ = try now.settings()
        try update(
            .clinic, 1,
            [
                "doseLost": settings.doseLostText, "weights": settings.weightsText,
                "name": settings.name, "timeZone": settings.timeZone,
                "hours": settings.hours.description, "phone": settings.phone,
                "address": settings.address, "email": settings.email,
                "jurisdiction": settings.jurisdiction.rawValue,
                "screeningDays": settings.screeningDays == ClinicSettings.usualScreeningDays
                    ? nil : settings.screeningDays,
            ])
        guard try now.settings().closedDays != Array(Set(settings.closedDays)).sorted() else {
            return
        }
        try delete(.closedDay, where: "1", is: 1)
        try writeClosedDays(settings.closedDays)
    }

    private func writeClosedDays(_ days: [Day]) throws {
        for day in Set(days).sorted() { try insert(.closedDay, ["day": day.description]) }
    }

    /// Adds a room in which `capacity` sessions can be held at once.
    ///
    /// - Throws: `StoreError` where the row is refused or the file cannot be written.
    @discardableResult
    package func addRoom(name: String, capacity: Int = 1) throws -> Room {
        let id = try insert(.room, ["name": name, "capacity": capacity])
        return Room(id: ID(id), name: name, capacity: capacity)
    }

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

extension ClinicSettings {
    /// A JSON object with sorted keys; `nil` where all weigh as usual.
    fileprivate var weightsText: String? {
        let members = weights.sorted { $0.key < $1.key }.map { "\(jsonString($0.key)):\($0.value)" }
        return members.isEmpty ? nil : "{\(members.joined(separator: ","))}"
    }

    /// `nil` for the usual reasons.
    fileprivate var doseLostText: String? {
        doseLost == Self.usualDoseLost
            ? nil : doseLost.map(\.rawValue).sorted().joined(separator: ",")
    }
}
