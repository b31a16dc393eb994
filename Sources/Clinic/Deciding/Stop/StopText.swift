import ClinicCalendar
package import Planner

/// What people are told while a treatment is stopped.
package enum StopText {
    /// For those who treat: each flag, its instruction, since when and who recorded it; then how to close it.
    package static func staff(
        _ stop: TreatmentStop, _ catalog: Catalog, name: String
    ) -> [String] {
        ["STOP: the treatment of \(name) (\(stop.patient)) is stopped since \(stop.since)."]
            + flags(stop, catalog).map { "  \($0)" }
            + ["  \(goingOn(stop))"]
    }

    /// How the treatment may go on.
    package static func goingOn(_ stop: TreatmentStop) -> String {
        let flags =
            stop.flags.isEmpty ? nil : "When a clinician has settled it: \(closing(stop))"
        return [flags, stop.age.map { correcting($0, of: stop.patient) }].compactMap { $0 }
            .joined(separator: ". ")
    }

    /// The first command that helps where the age stops the treatment.
    static func command(_ age: AgeStop, of patient: ID<Patient>) -> String {
        age.override.map { "physio safety override \(age.plan) \($0) --reason WHY" }
            ?? "physio patient set \(patient) --born YYYY-MM-DD"
    }

    /// The commands that help where the age stops the treatment.
    private static func correcting(_ age: AgeStop, of patient: ID<Patient>) -> String {
        let deciding = age.override.map {
            "Where a clinician decides that the plan fits: physio safety override \(age.plan) \($0)"
                + " --reason WHY. "
        }
        return (deciding ?? "")
            + "The date of birth is recorded or corrected with: physio patient set \(patient)"
            + " --born YYYY-MM-DD"
    }

    /// A line for each flag, and one for the age.
    package static func flags(_ stop: TreatmentStop, _ catalog: Catalog) -> [String] {
        stop.flags.map { flag in
            let known = catalog.redFlags.first { $0.id == flag.flag }
            return
                "\(flag.action.rawValue.capitalisedFirst): \(known?.name ?? flag.flag), recorded on"
                + " \(flag.since) by \(flag.by). \(sentence(known?.instruction(for: flag.action) ?? "Refer the patient"))"
        } + (stop.age.map { ["Age: \($0.why) (\($0.plan))"] } ?? [])
    }

    /// The commands that close the flags, once they are settled.
    package static func closing(_ stop: TreatmentStop) -> String {
        stop.flags.map {
            "physio screen \(stop.patient) --close \($0.flag)"
                + " --outcome assessed-not-present|referred-cleared --cleared-by NAME --cleared-on DATE"
        }.joined(separator: "; ")
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
