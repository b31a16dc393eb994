/// What a clinician chose when asking for a plan.
package struct PlanChoices: Hashable, Sendable {
    /// Which medicines are to be proposed.
    package enum Medicines: Hashable, Sendable {
        /// The first medicine of the template that the program may propose by itself.
        case firstLine
        /// These, by their ids.
        case named([String])
        /// No medicine at all.
        case none
    }

    package var medicines: Medicines = .firstLine
    /// Whether weight loss is part of the plan, if it suits the patient.
    package var weightLoss = true
    /// Whether help to stop smoking is part of the plan, if the patient smokes.
    package var smokingCessation = true
    /// Whether the activity programme is part of the plan.
    package var activity = true
    /// The number of the phase with which the plan begins, from 1.
    package var firstPhase = 1
    /// What this patient does otherwise than the phases say.
    package var exercises = OwnExercises()
    /// Whether the optional phases of the template are part of the plan.
    package var optionalPhases = false
    /// Days from the start of the plan to the quit date; `nil` leaves it to the programme.
    package var quitDay: Int?
    /// Id of the medicine that helps to stop smoking; `nil` leaves it to the programme.
    package var quitAid: String?
    /// Days from the operation to the start of the plan; negative if the operation is still to come, `nil` if
    /// its date is not known.
    package var daysSinceOperation: Int?
    /// What the patient wants to return to: `work-light`, `work-full`, `run` or `sport`.
    package var returnTo: String?
    /// Who cleared a patient whose cause needs a referral first, and when.
    package var clearedBy: String?
    /// Ids of rules whose caution somebody has seen.
    package var acknowledged: Set<String> = []
    /// Ids of rules whose "avoid" somebody overrides.
    package var overridden: Set<String> = []
    /// Why they are overridden.
    package var reason: String?
    /// What the class is called in which the phases are given that may be; `nil` for none.
    package var groupClass: String?
    /// Who acknowledges and overrides.
    package var actor: String?

    package init() {}

    /// Whether the plan is to refer, not to treat.
    func isReferral(_ template: PlanTemplate) -> Bool {
        template.type == .referralOnly && clearedBy == nil
    }
}
