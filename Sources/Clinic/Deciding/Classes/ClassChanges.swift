package import Planner

/// Meetings that were just made.
package struct MadeMeetings: Sendable {
    package let groupClass: GroupClass
    package let meetings: [ClassMeeting]
    /// Times at which none was made, and why.
    package let leftOut: [RefusedDate]
}

/// What became of meetings of a class.
package struct ChangedMeetings: Sendable {
    package let groupClass: GroupClass
    /// In order of their time; `after` is `nil` for one that was cancelled.
    package let meetings: [(before: ClassMeeting, after: ClassMeeting?)]
    /// What became of the seats.
    package let report: SessionReport
}

/// What came of seating a patient.
package struct Seating: Sendable {
    package let groupClass: GroupClass
    package let sessions: [Session]
    /// Meetings that cannot be held as it stands, and why.
    package let notHeld: [RefusedDate]
    /// Meetings in which there is none, and why.
    package let leftOut: [RefusedDate]
    /// Where the patient waits for those that are full.
    package let wish: Wish?
}
