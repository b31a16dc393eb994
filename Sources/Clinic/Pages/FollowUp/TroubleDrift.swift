import CivilTime
import ClinicStore
import Planner

extension Clinic {
    /// Booked sessions that cannot stand as they are, an item a plan; those outside of plans each its own.
    func troubleDrift(of patient: ID<Patient>?) throws -> [DriftItem] {
        let found = try troubled(of: patient)
        let own: [[TroubledSession]] = found.filter { $0.session.details.plan == nil }.map { [$0] }
        let plans = Dictionary(grouping: found.filter { $0.session.details.plan != nil }) {
            $0.session.details.plan
        }
        return (Array(plans.values) + own).map(item).sorted { left, right in
            (left.patient, left.plan?.number ?? 0) < (right.patient, right.plan?.number ?? 0)
        }
    }

    private func troubled(of patient: ID<Patient>?) throws -> [TroubledSession] {
        try read { reading in
            let troubles = try Troubles(self, reading)
            let sessions = try reading.sessions(SessionFilter(patient: patient, from: today - 1))
            return sessions.map { TroubledSession(session: $0, troubles: troubles.of($0)) }
                .filter { !$0.troubles.isEmpty }
        }
    }

    private func item(_ found: [TroubledSession]) -> DriftItem {
        let first = found[0].session
        let anew = first.details.plan.map { NextStep(.repair, [.plan: "\($0)"]) }
        return DriftItem(
            kind: .trouble, plan: first.details.plan, patient: first.details.patient, since: today,
            problem: .trouble(found), step: anew ?? step(found[0]))
    }

    /// For a session outside of plans.
    private func step(_ found: TroubledSession) -> NextStep {
        let isMovable = found.session.isAhead(now) && found.troubles.areCuredElsewhere
        return NextStep(isMovable ? .options(found.session.id) : .showSession(found.session.id))
    }
}
