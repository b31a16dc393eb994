import ClinicStore
package import Planner

/// Takes a therapist on, who works the clinic's hours until others are said.
package struct AddTherapist: Request {
    let particulars: TherapistChange

    /// `particulars` has the name.
    package init(_ particulars: TherapistChange) { self.particulars = particulars }

    package func carryOut(_ act: Act) throws -> Therapist {
        var draft = Therapist(id: ID(0), name: "", hours: act.clinic.settings.hours)
        try particulars.apply(to: &draft)
        return try act.writing.addTherapist(
            name: draft.name, hours: draft.hours, skills: draft.skills,
            maxPerDay: draft.maxPerDay, buffer: draft.buffer, email: draft.email,
            later: draft.later, extra: draft.extra)
    }
}
