import CivilTime
package import Clinic
import Planner

extension PlannedMedicineRefusal: Worded {
    package var said: Failure {
        switch self {
        case .stopped(let planned, let day, let plan):
            Failure(
                kind, "\(planned.name) was stopped on \(day).",
                remedy: "Propose it anew first: \(do: .proposeMedicine(plan, planned.medicine))")
        case .stoppedAlready(let planned, let plan):
            Failure(
                kind, "\(planned.name) is stopped already.",
                remedy: "See the plan with '\(do: .showPlan(plan))'.")
        case .endsBefore(let last, let planned, let end, let plan):
            Failure(
                kind, "\(planned.name) ends on \(end) already, before \(last).",
                remedy: """
                    Give a day up to \(end). To lengthen the course a prescriber confirms it: \
                    \(do: .confirmMedicine(plan, planned.medicine), [.prescriber: .blank(.name), .until: .blank(.date)])
                    """)
        case .planned(let medicine, let plan):
            Failure(
                kind, "\(plan) has \(medicine.name) already.",
                remedy: "Confirm it, or stop it first.")
        case .onlySpecialists(let medicine, let rules):
            Failure(
                kind, "\(medicine.name) is not proposed.", remedy: "Only a specialist starts it.",
                details: rules)
        case .forbidden(let medicine, let rules):
            Failure(
                kind, "\(medicine.name) is not proposed.",
                remedy: """
                    Choose another medicine. An 'avoid' can be overridden by name: \
                    \(say: .override(.blank(.rule))); a contraindication cannot.
                    """,
                details: rules)
        case .notInCatalogue(let medicine):
            Failure(
                kind, "The catalogue has no \(medicine.name), so it cannot be planned.",
                remedy: "See what it has: \(do: .list(.medicines))")
        }
    }
}
