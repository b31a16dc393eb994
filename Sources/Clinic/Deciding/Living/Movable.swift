import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    func requireMovable(_ session: Session) throws(PlaceRefusal) {
        guard session.isAhead(now) else { throw .notMovable(session, now: now) }
    }

    /// What the front desk has to tell or to do after sessions were booked or moved.
    package func remarks(on changes: [SessionChange]) -> [SessionRemark] {
        let moved = changes.filter { change in
            guard let before = change.before?.details else { return true }
            let after = change.after.details
            return before.start != after.start || before.minutes != after.minutes
        }.map(\.after)
        return moved.compactMap(isSoon) + moved.compactMap(lasts) + unconfirmed(by: changes)
    }

    private func isSoon(_ session: Session) -> SessionRemark? {
        let minutes = session.details.start.minute - now.minute
        return minutes > 0 && session.details.start < soonest
            ? .isSoon(session.id, minutes: minutes) : nil
    }

    private func lasts(_ session: Session) -> SessionRemark? {
        let details = session.details
        guard let span = details.span, let start = zone.first(span.start),
            let end = zone.end(of: span), end.minute - start.minute != details.minutes
        else { return nil }
        return .lasts(session.id, minutes: end.minute - start.minute, asked: details.minutes)
    }

    private func unconfirmed(by changes: [SessionChange]) -> [SessionRemark] {
        changes.compactMap { change in
            guard let before = change.before, before.status == .confirmed,
                change.after.status == .booked
            else { return nil }
            return .confirmedBefore(before)
        }
    }

    /// What a session that makes up for a lost one holds outside its days.
    func windowsLeft(byMakeUp booked: Session, of plan: StoredPlan) throws -> [SessionRemark] {
        PlanCheck(plan, standing: [], try shelf.catalog()).riderWindow(ofMakeUp: booked.details)
            .map { .leavesDays(booked.id, $0) }
    }
}

extension SessionException {
    /// What is left of it where the program moves the session: what was decided about its place in the plan goes
    /// with it; what was set aside for a time or a therapist was for that one alone. `nil` for nothing.
    func going(with after: SessionDetails, from before: SessionDetails) -> SessionException? {
        let keepsDay = after.start.day == before.start.day
        let ends = Rule.allCases.filter { rule in
            rule == .minDaysBetween ? !keepsDay : !rule.goesWithSession
        }.map(\.code)
        let left = rules.filter { !ends.contains($0) }
        return left.isEmpty ? nil : SessionException(rules: left, reason: reason)
    }
}

extension SessionException? {
    /// A visit while the treatment is stopped stays one, wherever it goes.
    func keepingVisit(_ before: SessionException?) -> SessionException? {
        guard let before, before.standsWhileStopped else { return self }
        let rules = Set((self?.rules ?? []) + [SessionException.stopped]).sorted()
        return SessionException(rules: rules, reason: self?.reason ?? before.reason)
    }
}

extension Session {
    /// Whether it moves when its plan moves.
    var goesWithPlan: Bool { details.kind.goesWithPlan }
}
