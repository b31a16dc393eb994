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
            throw Failure(
                .refused,
                "STOP: an \(firmest.action.rawValue) red flag is open (\(firmest.flag)): no plan is made.",
                remedy: "When a clinician has settled it: \(StopText.closing(stop))",
                details: StopText.flags(stop, catalog))
        }
        let ask: Inputs = [.cause: .known(template.id)]
        guard let latest = screenings.first else {
            throw Failure(
                .refused, "\(patient.id) has not been screened for red flags.",
                remedy:
                    """
                    '\(do: .screen(patient.id), ask)' tells what to ask. Record it: \
                    \(do: .screen(patient.id), [.cause: .known(template.id), .clear: .bare]) when every \
                    answer is no, or \(say: [.answer: .pair("ID", "yes")]) for each that is not.
                    """)
        }
        let covering = template.redFlags.map { flag in
            (flag, screenings.first { $0.covers?.contains(flag) ?? true })
        }
        let missing = covering.filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else {
            throw Failure(
                .refused,
                "The screening of \(patient.id) does not cover \(template.name): \(missing.count) of"
                    + " \(template.redFlags.count) signs were not asked for.",
                remedy: "'\(do: .screen(patient.id), ask)' tells what is still to be asked.",
                details: missing.map { id in
                    catalog.redFlags.first { $0.id == id }?.name ?? id
                })
        }
        let age = today - (covering.compactMap { $0.1?.day }.min() ?? latest.day)
        guard age <= settings.screeningDays else {
            throw Failure(
                .refused,
                "The red-flag screening of \(patient.id) is \(age) days old; \(settings.screeningDays)"
                    + " are allowed.",
                remedy: "Screen again: \(do: .screen(patient.id), ask) tells what to ask.")
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
