package import Planner

/// Whose calendar.
package enum CalendarSubject: Hashable, Sendable {
    case patient(ID<Patient>)
    case plan(ID<StoredPlan>)
    case therapist(ID<Therapist>)
    /// One session, as its patient sees it.
    case session(ID<Session>)
    /// All sessions of everybody.
    case clinic
}
