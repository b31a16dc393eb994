import CivilTime
package import Clinic
import Planner

extension CourseRemark: Remark {
    package var said: Advice {
        switch self {
        case .phase(let number, let now, let before):
            """
            Phase \(number): \(now.firstDay) to \(now.lastDay) instead of \(before.firstDay) to \
            \(before.lastDay).
            """
        case .phaseEnds(let number, let day, let before):
            "Phase \(number): ends on \(day) instead of \(before)."
        case .phaseExtended(let number, let day, let before, let count):
            """
            Phase \(number): ends on \(day) instead of \(before), with \(count) more \
            session\(count == 1 ? "" : "s").
            """
        case .rate(let number, let now, let before, let first):
            """
            Phase \(number): \(plain(now.sessionsPerWeek)) a week from \(first) on instead of \
            \(plain(before.sessionsPerWeek)); \(counted(now.sessions, "session")) in all instead of \(before.sessions).
            """
        case .length(let number, let minutes, let before):
            "Phase \(number): sessions of \(minutes) minutes instead of \(before)."
        case .routine(let now, let before):
            """
            \(before.title): \(now.firstDay) to \(now.lastDay) instead of \(before.firstDay) to \
            \(before.lastDay).
            """
        case .routineGoesOn(let routine):
            "\(routine.title): goes on, \(routine.firstDay) to \(routine.lastDay)."
        case .routineRests(let routine, let day):
            "\(routine.title): rests from \(day), then \(routine.firstDay) to \(routine.lastDay)."
        case .milestone(let now, let before): "\(now.title): \(now.day) instead of \(before)."
        case .milestoneStays(let milestone): "\(milestone.title): stays on \(milestone.day)."
        case .medicineStays(let medicine):
            """
            \(medicine.name): stays, \(medicine.firstDay)\
            \(medicine.lastDay.map { " to \($0)" } ?? ""); a course does not pause.
            """
        case .medicineProposed(let medicine):
            "\(medicine.name): proposed from \(medicine.firstDay) instead."
        case .planEnds(let day, let before): "The plan ends on \(day) instead of \(before)."
        case .rests(let plan, let pause):
            """
            \(plan) rests from \(pause.first) to \(pause.last); what is ahead moves by \
            \(pause.days) days.
            """
        case .staysInPause(let session):
            """
            \(session.id) \(session.details.title): stays on \(session.details.start), in the \
            pause; hold it by phone, or move it: \(do: .moving(session.id))
            """
        case .goesOn(let plan, let day, 0):
            "\(plan) goes on from \(day); nothing can come earlier."
        case .goesOn(let plan, let day, let days):
            "\(plan) goes on from \(day); what is ahead comes \(days) days earlier."
        case .summary(let line): Advice(line)
        }
    }
}
