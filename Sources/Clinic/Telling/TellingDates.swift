import ClinicCalendar
import Planner

extension PatientBook {
    /// A date as the patient reads it; `nil` for one that is for those who treat alone.
    func tell(_ milestone: Milestone, in plan: PlanDetails) -> String? {
        teller.tell(milestone, in: plan, catalog)
    }
}
