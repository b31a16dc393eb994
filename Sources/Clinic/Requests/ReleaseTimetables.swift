import ClinicStore
package import Planner

/// Frees the timetables that are kept for a patient who takes none of them.
package struct ReleaseTimetables: Request {
    let patient: ID<Patient>

    package init(of patient: ID<Patient>) { self.patient = patient }

    /// The timetables as they are then.
    package func carryOut(_ act: Act) throws -> [PlaceOffer] {
        _ = try act.reading.patient(patient)
        let kept = try act.clinic.heldTimetables(of: patient, act.reading)
        guard !kept.isEmpty else {
            let single = try act.reading.heldOffers(at: act.ambient.moment).filter {
                $0.details.patient == patient
            }
            throw TimetableRefusal.nothingReserved(patient, offered: single.map(\.id))
        }
        return try kept.map { try act.writing.settle($0, .declined) }
    }
}
