package import Planner

/// What is still to come of a plan that stands.
package struct StandingPlan: Equatable, Sendable {
    /// When the patient can come; `busy` is without this plan's own appointments.
    package var patient: PatientLimits
    /// Tells patients apart.
    package var patientID: ID<Patient>
    /// Holds the reviews.
    package var lead: ID<Therapist>?
    /// In order of start.
    package var appointments: [StandingAppointment]
    /// What a plan asks of another place for its sessions, as when somebody moves them by hand.
    package var course = PlanCheck(nil, standing: [], nil)

    /// What is to come of one plan.
    package init(
        patient: PatientLimits, patientID: ID<Patient>, lead: ID<Therapist>?,
        appointments: [StandingAppointment]
    ) {
        self.patient = patient
        self.patientID = patientID
        self.lead = lead
        self.appointments = appointments
    }
}
