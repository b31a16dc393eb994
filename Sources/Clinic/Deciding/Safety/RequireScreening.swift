import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// The screening that lets a plan of a template be made: every flag that it names was asked for.
    ///
    /// - Throws: a refusal with the action to take while a flag is open, or the screening is missing, covers
    ///   something else, or is too old.
    func requireScreening(
        of patient: Patient, for template: PlanTemplate, _ catalog: Catalog,
        _ reading: StoreReading
    ) throws -> Screening {
        let screenings = try reading.screenings(of: patient.id)
        if let stop = TreatmentStop(of: patient.id, screenings), let firmest = stop.flags.first {
            throw ScreeningRefusal.stopped(stop, firmest: firmest, catalog.flags(of: stop))
        }
        guard let latest = screenings.first else {
            throw ScreeningRefusal.missing(patient.id, cause: template.id)
        }
        let covering = template.redFlags.map { flag in
            (flag, screenings.first { $0.covers?.contains(flag) ?? true })
        }
        let missing = covering.filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else {
            throw ScreeningRefusal.incomplete(
                patient.id, template,
                missing: missing.map { id in
                    catalog.redFlags.first { $0.id == id }?.name ?? id
                })
        }
        let age = today - (covering.compactMap { $0.1?.day }.min() ?? latest.day)
        guard age <= settings.screeningDays else {
            throw ScreeningRefusal.old(
                patient.id, days: age, allowed: settings.screeningDays, cause: template.id)
        }
        return covering.compactMap(\.1).max { $0.id < $1.id } ?? latest
    }

    /// Who cleared the patient to be treated, and when; `nil` where nobody did, or too long ago.
    func clearance(
        of patient: Patient, _ catalog: Catalog, _ reading: StoreReading
    ) throws -> String? {
        for flag in try reading.screenings(of: patient.id).flatMap(\.flags) {
            guard let closing = flag.closing, closing.outcome == .referredCleared,
                today - closing.day <= catalog.clearance.days
            else { continue }
            return "\(closing.by), \(closing.day)"
        }
        return nil
    }
}
