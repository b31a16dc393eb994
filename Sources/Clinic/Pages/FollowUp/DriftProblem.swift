package import CivilTime
package import Planner

/// What is wrong with a running plan. Names no person.
package enum DriftProblem: Unworded, Documented, Hashable {
    /// What the catalogue knows of the flag.
    case redFlag(ScreenedFlag, RedFlag?)
    /// The plan is not made for the patient's age.
    case wrongAge(AgeStop)
    /// What a rule says of it now.
    case finding(LiveFindings.Line)
    /// A fact that was told so many days ago.
    case staleFact(Fact, days: Int)
    /// Sessions that were missed in a row.
    case misses([Day])
    /// A session of which the patient has said no.
    case declined(Session)
    /// In order of time.
    case trouble([TroubledSession])
    /// No contact for so many days in a phase.
    case silence(days: Int, since: Day, PlannedPhase)
    case noNextSession(DoseLedger)
    /// Less than so many percent of the sessions due were held.
    case lowDose(DoseLedger, below: Double)
    case owed(DoseLedger)
    case authorisationEnds(AuthorisedLeft)
    /// The review of a week was not held.
    case reviewNotHeld(week: Int, on: Day)
    /// The day that is planned, if one is, and whether the course is over.
    case medicineReview(PlannedMedicine, planned: Day?, isOver: Bool)
    case medicineWaits(WaitingMedicine)
    case planEnds(Day, isOver: Bool, DoseLedger)
    /// So many past sessions wait to be recorded.
    case unrecorded(Int, from: Day)
    case held(since: Day)
    /// Scores of measures were due.
    case scoresDue([String], on: Day)
}

/// A booked session that cannot stand as it is.
package struct TroubledSession: Documented, Hashable, Sendable {
    package let session: Session
    package let troubles: [Trouble]

    package var json: JSON {
        ["id": .text(session.id), "trouble": .array(troubles.map(\.json))]
    }
}

extension DriftProblem {
    /// Those that it tells of.
    package var troubled: [TroubledSession] {
        if case .trouble(let sessions) = self { sessions } else { [] }
    }
}
