package import CivilTime
package import Planner

/// What is wished for when a plan is made: for whom, for which cause, and the choices.
package struct PlanWishes: Sendable {
    package var patient: ID<Patient>
    /// By id or name.
    package var cause: String
    /// The first day that may be its start; `nil` for tomorrow.
    package var start: Day?
    package var side: PlanDetails.Side?
    /// The only one who may treat; `nil` for anybody.
    package var therapist: ID<Therapist>?
    package var medicines = PlanChoices.Medicines.firstLine
    package var weightLoss = true
    package var smokingCessation = true
    package var activity = true
    package var quitDate: Day?
    package var optionalPhases = false
    /// Who cleared a patient whose cause needs a referral, and when, as `Clearance` reads it.
    package var clearedBy: String?
    /// Ids of rules whose caution was seen.
    package var acknowledged: [String] = []
    /// Ids of rules whose "avoid" is overridden, for a reason.
    package var overridden: [String] = []
    /// Why they are overridden.
    package var why: String?
    /// Answers to open questions, each like `egfr=not known, decided by Dr Lee because …`.
    package var answers: [String] = []
    /// Id of a medicine that helps to stop smoking.
    package var quitAid: String?
    /// `work-light`, `work-full`, `run` or `sport`.
    package var returnTo: String?
    /// The day of the operation that the plan follows; `nil` for the one on record.
    package var operation: Day?
    /// Where it is not the template's.
    package var dose = PatientDose()
    /// How the contacts are held.
    package var modes = ContactModes()
    /// In which the phases are given that may be; `nil` for sessions with one patient.
    package var groupClass: ID<GroupClass>?
    /// What is authorised; `nil` where nobody has to allow anything.
    package var authorised: AuthorisedChange?
    /// The same of a plan that was held, one after the other.
    var authorisedBefore: [Authorisation] = []
    /// Whether the nearest dose that fits is taken where the one asked for does not.
    package var asPossible = false
    /// Days by which the start may lie later, 0 to 120.
    package var maxDelay = 14

    package init(_ patient: ID<Patient>, cause: String) {
        self.patient = patient
        self.cause = cause
    }
}
