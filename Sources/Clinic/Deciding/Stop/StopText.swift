import ClinicCalendar
import Planner

/// What a patient is told while the treatment is stopped.
enum StopText {
    /// What to do, and nothing of why.
    static func patient(_ clinic: ClinicSettings, takesMedicines: Bool) -> String {
        let medicines =
            takesMedicines
            ? " About your medicines, ask the clinic or your prescriber today; do not stop one"
                + " suddenly on your own."
            : ""
        return "STOP. \(clinic.ringFirst) Do no exercises from your plan until we have"
            + " spoken.\(medicines)"
    }

    /// Where today's facts forbid a medicine that is taken.
    static func askFirst(_ medicine: String, _ clinic: ClinicSettings) -> String {
        let phone = clinic.phone.map { " (\($0))" } ?? ""
        return "Before your next dose of \(medicine), ask the clinic\(phone) or your prescriber."
    }
}
