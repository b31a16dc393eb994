package import Clinic
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
