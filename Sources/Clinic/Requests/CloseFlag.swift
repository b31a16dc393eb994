import CivilTime
import ClinicStore
package import Planner

/// Closes an open flag: only a clinician's word does (G13). `clearance` is who settled it and when, as
/// `Clearance` reads it; else it is who acts, today.
package struct CloseFlag: Request {
    let flag: String
    let patient: ID<Patient>
    let outcome: ScreenedFlag.Outcome
    let note: String?
    let clearance: String?
    let date: String?

    package init(
        _ flag: String, of patient: ID<Patient>, as outcome: ScreenedFlag.Outcome,
        note: String? = nil, clearance: String? = nil, on date: String? = nil
    ) {
        self.flag = flag
        self.patient = patient
        self.outcome = outcome
        self.note = note
        self.clearance = clearance
        self.date = date
    }

    package func carryOut(_ act: Act) throws -> [Screening] {
        guard clearance != nil || date == nil else { throw FlagRefusal.settledByNobody }
        let patient = try act.reading.patient(patient)
        let catalog = try act.shelf.catalog()
        let flag = try act.clinic.redFlag(flag, in: catalog)
        let told = try clearance.map {
            try Clearance($0, on: date, of: patient, today: act.today, catalog.clearance)
        }
        if told == nil, !catalog.clearance.isPerson(act.ambient.actor, otherThan: patient.name) {
            throw FlagRefusal.noClinician(act.ambient.actor, today: act.today)
        }
        let closing = ScreenedFlag.Closing(
            outcome: outcome, day: told?.day ?? act.today, by: told?.by ?? act.ambient.actor,
            note: Text.note(note))
        let open = try act.reading.screenings(of: patient.id).filter { screening in
            screening.flags.contains { $0.flag == flag.id && $0.closing == nil }
        }
        guard let newest = open.first else {
            throw FlagRefusal.noOpenFlag(flag.id, of: patient.id)
        }
        guard closing.day >= newest.day else {
            throw FlagRefusal.closedBeforeFound(closing.day, found: newest.day)
        }
        let before = try act.clinic.stop(of: patient.id, act.reading)
        for screening in open { try act.writing.closeFlag(flag.id, of: screening, closing) }
        if let before, try act.clinic.stop(of: patient.id, act.reading) == nil {
            try act.clinic.resumeTreatment(of: before, act.writing)
        }
        return try act.reading.screenings(of: patient.id)
    }
}
