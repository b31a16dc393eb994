import CivilTime
import ClinicCalendar
import Planner

extension PatientBook {
    /// A date as the patient reads it; one that the plan files have no words for as it is kept, unless it is for
    /// those who treat alone.
    func tell(_ milestone: Milestone, in plan: PlanDetails) -> String? {
        switch milestone.kind {
        case .ring, .askBeforeDose: milestone.title
        default: teller.tell(milestone, in: plan, catalog)
        }
    }

    /// What a calendar says of the plan's routines and dates; with the exercises of a day also why those to come are
    /// other than usual, and what to watch.
    func texts(
        of plan: PlanDetails,
        _ now: (exercises: PlanExercises, plan: StoredPlan, day: Day)? = nil
    ) -> PatientTexts {
        var texts = PatientTexts()
        for routine in plan.routines {
            var notes: [String] = []
            if let now, routine.kind == .homeExercise, !routine.isWithdrawn,
                routine.lastDay >= now.day
            {
                notes = now.exercises.patientNotes(on: routine.firstDay, now.plan)
            }
            texts.routines[routine.uid] = told(routine, in: plan, notes: notes)
        }
        for milestone in plan.milestones {
            texts.milestones[milestone.uid] = told(milestone, in: plan)
        }
        return texts
    }

    /// As a calendar tells it.
    private func told(_ milestone: Milestone, in plan: PlanDetails) -> PatientTexts.Told? {
        teller.tell(milestone, in: plan, catalog).map {
            PatientTexts.Told(
                summary: $0, description: nil,
                neutral: teller.neutral(milestone, in: plan, catalog) ?? "Reminder")
        }
    }

    /// As a calendar tells it: medicines and weight are private, exercises and walks are not.
    private func told(
        _ routine: Routine, in plan: PlanDetails, notes: [String]
    ) -> PatientTexts.Told {
        let task = task(routine, in: plan)
        let rest = [task.how].compactMap { $0 } + task.exercises.map(\.line)
        let lines = [task.text] + notes + rest
        switch routine.kind {
        case .homeExercise:
            // Why something is other than usual gives away what the patient has.
            let others = "Some of this is different for you now. Ask us if you do not know how."
            return PatientTexts.Told(
                summary: "Home exercises", description: lines.joined(separator: "\n"), neutral: nil,
                neutralDescription: notes.isEmpty
                    ? nil : ([task.text, others] + rest).joined(separator: "\n"))
        case .walking:
            return PatientTexts.Told(
                summary: "Walking", description: lines.joined(separator: "\n"), neutral: nil)
        case .weighing:
            return PatientTexts.Told(
                summary: "Weigh yourself", description: task.text, neutral: "Reminder")
        case .medicine:
            return PatientTexts.Told(
                summary: (routine.asksFirst ? "Ask first: " : "") + name(of: routine),
                description: (lines + task.stopSigns).joined(separator: "\n"),
                neutral: routine.asksFirst ? "Please ring the clinic first" : "Reminder")
        }
    }
}

extension PatientAhead.Exercise {
    /// `Bridge: 3 rounds of 10, every day. Lift your hips … (hold on to something firm)`.
    package var line: String {
        let limits = limits.isEmpty ? "" : " (\(limits.joined(separator: "; ")))"
        return "\(name): \(dose)." + (how.map { " \($0)" } ?? "") + limits
    }
}
