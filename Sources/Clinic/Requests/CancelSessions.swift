import CivilTime
import ClinicStore
package import Planner

/// Cancels with a coded reason; the time stays in the record, and the notice given is kept.
///
/// Beyond the session named, only what is booked and still ahead is touched.
package struct CancelSessions: Request {
    let session: ID<Session>
    let why: Session.CancelReason
    let note: String?
    let scope: SessionScope?

    package var reason: String? { why.rawValue }

    package init(
        _ session: ID<Session>, why: Session.CancelReason, note: String? = nil,
        scope: SessionScope? = nil
    ) {
        self.session = session
        self.why = why
        self.note = note
        self.scope = scope
    }

    package func carryOut(_ act: Act) throws -> SessionReport {
        let named = try act.reading.session(session)
        let scope = try act.clinic.scope(
            scope, of: named, act.reading, among: [.only, .following, .all])
        let targets = try targets(of: scope, from: named, act)
        guard !targets.isEmpty else { throw SessionRefusal.nothingAhead(named) }
        return try act.cancel(targets, why: why, note: note)
    }

    /// The session named, however it stands but attended; of the others what lies ahead.
    private func targets(
        of scope: SessionScope, from named: Session, _ act: Act
    ) throws -> [Session] {
        guard scope != .only else {
            switch named.status {
            case .booked, .confirmed, .missed: return [named]
            case .attended, .cancelled: throw SessionRefusal.notCancelled(named, now: act.now)
            }
        }
        return try act.reading.sessions(named.companions).filter { session in
            session.isAhead(act.now)
                && (scope == .all || session.id == named.id
                    || (session.details.start, session.id) > (named.details.start, named.id))
        }
    }
}

extension Act {
    /// Cancels sessions, and tells what of them is owed and can be made up for.
    func cancel(
        _ targets: [Session], why: Session.CancelReason, note: String? = nil
    ) throws -> SessionReport {
        var report = SessionReport()
        for target in targets {
            let after = try writing.updateSession(
                target.cancelled(why.rawValue, at: now, note: note))
            report.changes.append(SessionChange(before: target, after: after))
        }
        try clinic.requireWhole(targets.map(\.details.plan), writing)
        try tell(why, in: &report)
        return report
    }

    private func tell(_ why: Session.CancelReason, in report: inout SessionReport) throws {
        let isLost = settings.doseLost.contains(why)
        let owed = report.sessions.filter {
            $0.details.plan != nil && $0.details.kind == .physiotherapy
        }
        guard let first = owed.first else { return }
        if owed.count == 1, !isLost {
            try clinic.offerMakeUp(for: first, in: &report)
        } else if isLost {
            report.remarks.append(.countsAsUsed(why))
        } else if try clinic.stop(of: first.details.patient) != nil {
            report.remarks.append(.owedOnceGoing(owed.count))
        } else if let plan = first.details.plan {
            report.remarks.append(.owed(owed.count, of: plan))
        }
    }
}

extension Session {
    /// As it is once it is cancelled at a time.
    func cancelled(_ reason: String, at now: LocalTime, note: String? = nil) -> Session {
        var after = self
        after.status = .cancelled
        after.reason = reason
        after.notice = max(0, details.start.minute - now.minute)
        after.details.note = details.note.adding(note)
        return after
    }
}
