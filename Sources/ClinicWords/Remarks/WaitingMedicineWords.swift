package import Clinic
import ClinicCalendar
import Planner

extension WaitingMedicine: Remark {
    package var said: Advice { Advice(told) }

    /// `Varenicline: stopped on 2026-12-09, not begun again: the prescriber decides.`
    package var told: String { "\(medicine.name): \(state)" }

    /// The same without the name.
    package var state: String { "stopped on \(since), not begun again: the prescriber decides." }
}

extension MedicineProblem: Remark {
    package var said: Advice {
        switch self {
        case .forbidden(let medicine, let because, let plan):
            """
            \(medicine.name) is taken and must not be: \(because.map(\.sentence).joined(separator: " ")) \
            Call the patient and the prescriber; \
            \(do: .stopMedicine(plan, medicine.medicine), [.reason: Self.reason(because)])
            """
        case .waits(let waiting): "\(waiting.told) \(do: waiting.step)"
        }
    }

    private static func reason(_ because: [LiveFindings.Line]) -> Input.Entry {
        because.first.map { .known($0.finding.rule) } ?? .blank(.why)
    }
}

extension PatientNotice: Remark {
    package var said: Advice {
        switch self {
        case .stopped(let clinic, let takesMedicines):
            """
            STOP. \(clinic.ringFirst) Do no exercises from your plan until we have spoken.\
            \(takesMedicines ? Self.aboutMedicines : "")
            """
        case .askFirst(let medicine, let phone):
            "Before your next dose of \(medicine), ask the clinic\(Self.number(phone)) or your prescriber."
        case .waits(let waiting, let phone):
            """
            \(waiting.told) Before you take it, ask the clinic\(Self.number(phone)) or your prescriber.
            """
        case .unsettled(.stopped): "Please ring us before you come."
        case .unsettled(.patientAway):
            "As far as we know you cannot come then. We will call you to find another time."
        case .unsettled: "This appointment has to change. We will call you to find another time."
        }
    }

    private static let aboutMedicines =
        " About your medicines, ask the clinic or your prescriber today; do not stop one suddenly on your"
        + " own."

    private static func number(_ phone: String?) -> String { phone.map { " (\($0))" } ?? "" }
}
