import ClinicCalendar
package import Planner

/// What people are told while a treatment is stopped.
package enum StopText {
    /// For those who treat: each flag, its instruction, since when and who recorded it; then how to close it.
    package static func staff(
        _ stop: TreatmentStop, _ known: [RedFlag], name: String
    ) -> [Advice] {
        ["STOP: the treatment of \(name) (\(stop.patient)) is stopped since \(stop.since)."]
            + flags(stop, known).map { Advice("  \($0)") }
            + ["  \(goingOn(stop))"]
    }

    /// How the treatment may go on.
    package static func goingOn(_ stop: TreatmentStop) -> Advice {
        let flags: Advice? =
            stop.flags.isEmpty ? nil : "When a clinician has settled it: \(closing(stop))"
        return [flags, stop.age.map { correcting($0, of: stop.patient) }].compactMap { $0 }
            .joined(separator: ". ")
    }

    /// The first step that helps where the age stops the treatment.
    static func step(_ age: AgeStop, of patient: ID<Patient>) -> NextStep {
        overriding(age) ?? .birth(of: patient)
    }

    private static func overriding(_ age: AgeStop) -> NextStep? {
        age.override.map { NextStep(.override(age.plan, rule: $0), [.reason: .blank(.why)]) }
    }

    /// The steps that help where the age stops the treatment.
    private static func correcting(_ age: AgeStop, of patient: ID<Patient>) -> Advice {
        let deciding = overriding(age).map {
            "Where a clinician decides that the plan fits: \(do: $0). " as Advice
        }
        return """
            \(deciding ?? "")The date of birth is recorded or corrected with: \(do: .birth(of: patient))
            """
    }

    /// A line for each flag, and one for the age.
    package static func flags(_ stop: TreatmentStop, _ known: [RedFlag]) -> [String] {
        stop.flags.map { flag in
            let known = known.first { $0.id == flag.flag }
            return
                "\(flag.action.rawValue.capitalisedFirst): \(known?.name ?? flag.flag), recorded on"
                + " \(flag.since) by \(flag.by). \(sentence(known?.instruction(for: flag.action) ?? "Refer the patient"))"
        } + (stop.age.map { ["Age: \($0.why) (\($0.plan))"] } ?? [])
    }

    /// The steps that close the flags, once they are settled.
    package static func closing(_ stop: TreatmentStop) -> Advice {
        stop.flags.map { Advice(.closing($0.flag, of: stop.patient)) }.joined(separator: "; ")
    }

    /// For the patient: what to do, and nothing of why.
    package static func patient(_ clinic: ClinicSettings, takesMedicines: Bool) -> String {
        let medicines =
            takesMedicines
            ? " About your medicines, ask the clinic or your prescriber today; do not stop one"
                + " suddenly on your own."
            : ""
        return "STOP. \(clinic.ringFirst) Do no exercises from your plan until we have"
            + " spoken.\(medicines)"
    }

    /// For the patient, where today's facts forbid a medicine that is taken.
    package static func askFirst(_ medicine: String, _ clinic: ClinicSettings) -> String {
        let phone = clinic.phone.map { " (\($0))" } ?? ""
        return "Before your next dose of \(medicine), ask the clinic\(phone) or your prescriber."
    }

    private static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? text : text + "."
    }
}
