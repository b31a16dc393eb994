package import CivilTime
import ClinicStore
package import Planner

/// Puts somebody on the waiting list; who waits for the same already gets another priority.
package struct AddWish: Request {
    let patient: ID<Patient>
    let aim: Aim
    let priority: WaitingPriority

    package init(of patient: ID<Patient>, for aim: Aim, _ priority: WaitingPriority) {
        (self.patient, self.aim, self.priority) = (patient, aim, priority)
    }

    /// What is waited for, as it is said.
    package enum Aim: Hashable, Sendable {
        /// A plan for a cause, by its id.
        case plan(cause: String)
        /// An earlier day than this one, for a session; without one for the first that lies on it or later.
        case earlier(than: Day, ID<Session>?)
        case place
    }

    /// Who waits, and the priority before; `nil` where they waited not.
    package func carryOut(_ act: Act) throws -> (wish: Wish, before: WaitingPriority?) {
        _ = try act.reading.patient(patient)
        let aim = try settled(act)
        guard let known = try act.reading.wishes(of: patient).first(where: { $0.aim == aim }) else {
            let wish = try act.writing.addWish(of: patient, for: aim, priority, since: act.today)
            return (wish, nil)
        }
        guard known.priority != priority else { throw WaitingRefusal.waitsAlready(known) }
        return (try act.writing.change(known, to: priority), known.priority)
    }

    private func settled(_ act: Act) throws -> Wish.Aim {
        switch aim {
        case .place: return .place
        case .plan(let cause):
            let template = try act.shelf.catalog().template(named: cause)
            let running = try act.reading.plans(of: patient).first {
                $0.status == .active && $0.details.pin.cause == template.id
                    && $0.details.end >= act.today
            }
            if let running { throw WaitingRefusal.hasPlan(running) }
            return .plan(cause: template.id)
        case .earlier(let day, let session):
            let session = try session.map(act.reading.session) ?? next(from: day, act)
            guard session.details.patient == patient else {
                throw WaitingRefusal.notTheirs(session.id, patient)
            }
            guard session.isAhead(act.now), session.details.start.day >= day else {
                throw WaitingRefusal.notLater(session, than: day)
            }
            return .earlier(session.id, than: day)
        }
    }

    private func next(from day: Day, _ act: Act) throws -> Session {
        let ahead = try act.reading.sessions(SessionFilter(patient: patient, from: day))
        guard let first = ahead.first(where: { $0.isAhead(act.now) }) else {
            throw WaitingRefusal.nothingBooked(patient, from: day)
        }
        return first
    }
}
