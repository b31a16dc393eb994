package import Clinic
import Planner

extension HeldBooking.Waiting: Documentable {
    package var document: JSON {
        let said = Failure(saying: refusal)
        return [
            "plan": .text("\(plan.id)"), "problem": .advice(said.problem),
            "details": .advices(said.details), "remedy": .advice(said.remedy),
        ]
    }
}
