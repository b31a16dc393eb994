package import Clinic
import Planner
import Scheduler

extension Shortfall: Remark {
    package var said: Advice {
        switch self {
        case .wish(let wish): Advice(wish.description)
        case .gap(let gap): Advice(gap.words)
        case .dose(let loss): Advice("it has " + loss.words)
        case .tooShort(let session, let minutes, let needed):
            "session \(session) has \(minutes) minutes for what takes \(needed)"
        }
    }
}

extension PlanGap {
    /// `it rests from 2026-12-24 to 2027-01-01, as the clinic is closed: what follows comes 2 weeks later`.
    fileprivate var words: String {
        let why = causes.map { cause in
            switch cause {
            case .clinicClosed: "the clinic is closed"
            case .patientAway: "the patient is away"
            case .therapistAway: "nobody who could treat is there"
            }
        }
        return "it rests \([away].told), as \(why.joined(separator: " and ")): "
            + "what follows comes \(counted(weeks, "week")) later"
    }
}

extension DoseLoss {
    /// `12 of 18 sessions (67 %), over 24 weeks`.
    var words: String {
        let share = sessions * 100 / max(1, prescribedSessions)
        let held =
            sessions == prescribedSessions
            ? "all \(counted(sessions, "session"))"
            : "\(sessions) of \(counted(prescribedSessions, "session")) (\(share) %)"
        let long =
            weeks == prescribedWeeks
            ? "over \(counted(weeks, "week"))"
            : "over \(counted(weeks, "week")) instead of \(prescribedWeeks)"
        return "\(held), \(long)"
    }
}
