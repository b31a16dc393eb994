import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// Sessions of a plan, or one alone, that somebody else takes over at their own times.
package struct HandedOver: Sendable {
    package let to: Therapist
    /// In order of their time, as they are then.
    package let sessions: [Session]
}

/// What becomes of the sessions of a therapist who leaves.
package struct Departure: Sendable {
    package let therapist: Therapist
    package let handed: [HandedOver]
    /// What is booked after the last day and nobody takes at its own time.
    package let left: [Session]
}

/// The sessions of one plan, or one alone, that need somebody else.
struct Handover {
    private let plan: StoredPlan?
    /// Whom the patient asked for.
    private let wished: ID<Therapist>?
    private var left: [Session]
    private var rules: PlaceRules

    init(_ sessions: [Session], _ clinic: Clinic, _ reading: StoreReading) throws {
        left = sessions.sorted { ($0.details.start, $0.id) < ($1.details.start, $1.id) }
        let patient = try reading.patient(sessions[0].details.patient)
        plan = try sessions[0].details.plan.map { try reading.plan($0) }
        wished = patient.details.therapist
        let days = left[0].details.start.day...left[left.count - 1].details.start.day
        rules = try PlaceRules(
            clinic, reading, patient: patient.id, plan: plan, days: days, moving: left)
    }

    /// Whoever can take most is first; of several the one that the patient asked for.
    mutating func parts(among candidates: [Therapist]) -> [HandedOver] {
        var parts: [HandedOver] = []
        while !left.isEmpty {
            let offers = candidates.map { HandedOver(to: $0, sessions: taken(by: $0.id)) }
            let best = offers.max { one, other in
                (one.sessions.count, one.to.id == wished ? 1 : 0)
                    < (other.sessions.count, other.to.id == wished ? 1 : 0)
            }
            guard let best, !best.sessions.isEmpty else { break }
            best.sessions.forEach { rules.land($0) }
            let ids = Set(best.sessions.map(\.id))
            left.removeAll { ids.contains($0.id) }
            parts.append(best)
        }
        return parts
    }

    private func taken(by therapist: ID<Therapist>) -> [Session] {
        var rules = rules
        return left.compactMap { session in
            var taken = session
            taken.details.therapist = therapist
            taken.details = rules.withRoom(taken.details, wanted: nil)
            let known = session.details.exception?.rules ?? []
            let broken = rules.againstDiary(taken.details)
                .filter { $0.rule.isFirm || !known.contains($0.rule.code) }
            guard broken.isEmpty else { return nil }
            rules.land(taken)
            return taken
        }
    }

    /// Behind what was noted before, where in the plan the patient is then.
    func note(_ session: Session, from leaving: Therapist) -> String {
        var known = "Taken over from \(leaving.name)"
        if let count = session.details.count { known += " with \(count.number) of \(count.of)" }
        if let phase = plan?.details.phase(of: session.details) {
            known += ", phase \(phase.id.number): \(phase.name)"
        }
        return [session.details.note, known].compactMap(\.self).joined(separator: "; ")
    }
}
