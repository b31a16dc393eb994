package import CivilTime
import ClinicStore
package import Planner

/// Says which day is the last of a therapist who leaves, and who takes over what is booked after it.
///
/// Each session keeps its time; what nobody can take at its own time stays in trouble until it is repaired.
package struct LeaveStaff: Request {
    let therapist: ID<Therapist>
    let last: Day?
    let successors: Successors

    /// Who takes over.
    package enum Successors: Sendable {
        /// The first of those who can take as much is chosen; nobody where there are none.
        case these([ID<Therapist>])
        /// All who work here.
        case all
    }

    /// Without a last day the therapist stays, and nothing is handed over.
    package init(
        _ therapist: ID<Therapist>, after last: Day?, to successors: Successors = .these([])
    ) {
        (self.therapist, self.last, self.successors) = (therapist, last, successors)
    }

    package func carryOut(_ act: Act) throws -> Departure {
        var leaving = try act.reading.therapist(therapist)
        guard leaving.isActive else { throw StaffRefusal.hasLeft(leaving) }
        if let last, last < act.today { throw StaffRefusal.leavesBefore(last, today: act.today) }
        let candidates = try candidates(instead: leaving, act)
        leaving.lastDay = last
        try act.writing.updateTherapist(leaving)
        let handed = try hit(act).flatMap { try handOver($0, to: candidates, from: leaving, act) }
        return Departure(
            therapist: leaving, handed: handed,
            left: try act.hit(.therapistLeft, therapist: therapist))
    }

    /// Those of one plan go to as few as possible; the first says where in the plan the patient is then.
    private func handOver(
        _ sessions: [Session], to candidates: [Therapist], from leaving: Therapist, _ act: Act
    ) throws -> [HandedOver] {
        var handover = try Handover(sessions, act.clinic, act.reading)
        return try handover.parts(among: candidates).map { part in
            var sessions = part.sessions
            sessions[0].details.note = handover.note(sessions[0], from: leaving)
            return HandedOver(to: part.to, sessions: try act.writing.moveSessions(sessions))
        }
    }

    /// Those that another place cures, of one plan or alone.
    private func hit(_ act: Act) throws -> [[Session]] {
        let troubles = try act.troubles
        let hit = try act.hit(.therapistLeft, therapist: therapist)
            .filter { $0.details.seat == nil && troubles.of($0).areCuredElsewhere }
        let plans = Dictionary(grouping: hit.filter { $0.details.plan != nil }, by: \.details.plan)
        return plans.values.sorted { ($1.count, $0[0].id) < ($0.count, $1[0].id) }
            + hit.filter { $0.details.plan == nil }.map { [$0] }
    }

    private func candidates(instead leaving: Therapist, _ act: Act) throws -> [Therapist] {
        switch successors {
        case .all: return try act.reading.therapists().filter { $0.id != leaving.id }
        case .these(let ids):
            let named = try ids.map(act.reading.therapist)
            if let gone = named.first(where: { !$0.isActive }) { throw StaffRefusal.hasLeft(gone) }
            guard !ids.contains(leaving.id) else { throw StaffRefusal.takesOver(leaving) }
            return named
        }
    }
}
