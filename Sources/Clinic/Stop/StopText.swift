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
            + ["  When a clinician has settled it: \(closing(stop))"]
    }

    /// A line for each flag.
    package static func flags(_ stop: TreatmentStop, _ catalog: Catalog) -> [String] {
        stop.flags.map { flag in
            let known = catalog.redFlags.first { $0.id == flag.flag }
            return
                "\(flag.action.rawValue.capitalisedFirst): \(known?.name ?? flag.flag), recorded on"
                + " \(flag.since) by \(flag.by). \(sentence(known?.instruction ?? "Refer the patient"))"
        }
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
