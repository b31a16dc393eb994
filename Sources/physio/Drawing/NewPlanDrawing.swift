import Clinic
import ClinicWords
import Planner

extension NewPlan: Drawn {
    func lines(width: Int?) -> [String] {
        page.lines(asking: false, width) + ["", made.summary(isRehearsal: isRehearsal, .commands)]
    }
}

extension HeldPlans: Drawn {
    func lines(width: Int?) -> [String] {
        guard !booked.isEmpty || !waiting.isEmpty else {
            return [
                "No plan is held. Hold one with 'physio plan create PATIENT --cause ID --hold'."
            ]
        }
        let verb = isRehearsal ? "Would book" : "Booked"
        return ["\(verb) \(booked.count) of \(booked.count + waiting.count) held plans."]
            + booked.map { made, entry in
                let plan = made.plan
                let notMet =
                    made.unmet.isEmpty
                    ? "as wished" : made.unmet.map(\.said.told).joined(separator: "; ")
                return "\(plan.id)  \(entry.patient), \(plan.details.pin.causeName):"
                    + " \(counted(made.sessions.count, "session")) from \(plan.details.start) to"
                    + " \(plan.details.end); \(notMet)."
            } + waiting.flatMap(lines)
    }

    private func lines(_ held: HeldBooking.Waiting, of patient: String) -> [String] {
        let said = Failure(saying: held.refusal)
        let head =
            "\(held.plan.id)  \(patient), \(held.plan.details.pin.causeName), stays held:"
            + " \(said.problem.told)"
        return [head] + (said.details + [said.remedy]).map { "    \($0.told)" }
    }
}
