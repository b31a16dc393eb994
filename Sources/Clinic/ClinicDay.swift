package import CivilTime
import ClinicStore
package import Planner

/// One day of the clinic, as the front desk sees it.
package struct ClinicDay: Sendable {
    package let day: Day
    package let isClosed: Bool
    /// In order of time.
    package let sessions: [Session]
    package let absences: [Absence]
}

/// What is next for a patient.
package struct Upcoming: Sendable {
    package let patient: Patient
    package let from: Day
    /// Included.
    package let through: Day
    /// Live sessions that have not ended, in order of time.
    package let sessions: [Session]
    /// Routines that fall into these days, without proposed medicines.
    package let routines: [Routine]
    package let milestones: [Milestone]
}

extension Clinic {
    package func sessions(
        plan: ID<StoredPlan>? = nil, patient: ID<Patient>? = nil, therapist: ID<Therapist>? = nil,
        from: String? = nil, to: String? = nil, status: String? = nil
    ) throws -> [Session] {
        let filter = SessionFilter(
            plan: plan, patient: patient, therapist: therapist,
            from: try from.map { try Day(telling: $0, today: today) },
            to: try to.map { try Day(telling: $0, today: today) },
            status: try status.map { try Text.choice($0, "status") as Session.Status })
        return try read { try $0.sessions(filter) }
    }

    package func day(_ text: String?, therapist: ID<Therapist>?) throws -> ClinicDay {
        let day = try text.map { try Day(telling: $0, today: today) } ?? today
        let absences = try absences().filter {
            $0.span.start < LocalTime(day + 1, .midnight)
                && LocalTime(day, .midnight) < $0.span.end
                && (therapist == nil || $0.therapist == therapist)
        }
        return ClinicDay(
            day: day,
            isClosed: settings.closedDays.contains(day) || settings.hours[day.weekday].isEmpty,
            sessions: try read {
                try $0.sessions(SessionFilter(therapist: therapist, from: day, to: day))
            },
            absences: absences)
    }

    /// `days` is 1 to 400.
    package func upcoming(for patient: Patient, days: Int) throws -> Upcoming {
        let last = today + (try Text.range(days, 1...400, "span", "days") - 1)
        let filter = SessionFilter(patient: patient.id, from: today, to: last)
        let sessions = try read { try $0.sessions(filter) }.filter {
            $0.status.isLive && now < $0.details.end
        }
        let plans = try read { try $0.plans(of: patient.id) }.filter { $0.status == .active }
        return Upcoming(
            patient: patient, from: today, through: last, sessions: sessions,
            routines: plans.flatMap(\.details.routines).filter {
                !$0.isProposed && $0.firstDay <= last && today <= $0.lastDay
            },
            milestones: plans.flatMap(\.details.patientMilestones)
                .filter { (today...last).contains($0.day) }
                .sorted { ($0.day, $0.title) < ($1.day, $1.title) })
    }

    package func plans(
        patient: ID<Patient>?
    ) throws -> [(plan: StoredPlan, sessions: [Session])] {
        try read { reading in
            try reading.plans(of: patient).map {
                ($0, try reading.sessions(SessionFilter(plan: $0.id)))
            }
        }
    }
}
