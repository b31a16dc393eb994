package import CivilTime
package import Planner

/// A single session to add to the diary.
package struct ContactRequest: Sendable {
    /// Length in minutes, 5 to 480.
    package var minutes: Int
    /// `nil` for anybody.
    package var therapist: ID<Therapist>?
    /// `nil` where anybody may.
    package var skill: String?
    /// Whether it takes a unit of some room.
    package var needsRoom: Bool
    /// The class in whose meetings it may be a seat besides; `nil` for none.
    package var groupClass: ID<GroupClass>?
    /// When the patient can come, and with whom.
    package var patient: PatientLimits
    /// Both held.
    package var from: Day
    /// The last day; not before `from`.
    package var through: Day

    /// A session of so many minutes on one of these days.
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
