package import CivilTime
package import Planner

/// A single session to add to the diary.
package struct ContactRequest: Sendable {
    package var minutes: Int
    /// `nil` for anybody.
    package var therapist: ID<Therapist>?
    package var skill: String?
    package var needsRoom: Bool
    package var patient: PatientLimits
    /// Both held.
    package var from: Day
    package var through: Day

    package init(
        minutes: Int, therapist: ID<Therapist>? = nil, skill: String? = nil,
        needsRoom: Bool = false, patient: PatientLimits, from: Day, through: Day
    ) {
        self.minutes = minutes
        self.therapist = therapist
        self.skill = skill
        self.needsRoom = needsRoom
        self.patient = patient
        self.from = from
        self.through = through
    }
}
