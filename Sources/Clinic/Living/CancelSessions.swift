import CivilTime
import ClinicStore
package import Planner

/// What was asked for when sessions are cancelled.
package struct CancelInput: Sendable {
    var reason: String
    var note: String?
    var scope: SessionScope?

    package init(reason: String, note: String? = nil, scope: SessionScope? = nil) {
        self.reason = reason
        self.note = note
        self.scope = scope
    }
}

extension Clinic {
    /// Cancels with a coded reason; the time stays in the record, and the notice given is kept.
    ///
    /// Beyond the session named, only what is booked and still ahead is touched.
    package func cancel(_ session: Session, _ input: CancelInput) throws -> SessionReport {
        let reason: Session.CancelReason = try Text.choice(input.reason, "reason to cancel")
        var report = try write(reason: reason.rawValue) { writing in
            let named = try writing.now.session(session.id)
            let scope = try scope(
                input.scope, of: named, writing.now, among: [.only, .following, .all])
            let targets = try targets(of: scope, from: named, writing.now)
            guard !targets.isEmpty else {
                throw Failure(
                    .refused,
                    "Of \(named.details.plan.map { "\($0)" } ?? "\(named.id)") nothing"
                        + " is booked that lies ahead.",
                    remedy: "See it with 'physio session show \(named.id)'.")
            }
            var report = SessionReport()
            for target in targets {
                let after = try writing.updateSession(
                    target.cancelled(reason.rawValue, at: now, note: input.note))
                report.changes.append(SessionChange(before: target, after: after))
            }
            try requireWhole(targets.map(\.details.plan), writing)
            return report
        }
        try tell(reason, in: &report)
        return report
    }

    /// The session named, however it stands but attended; of the others what lies ahead.
    private func targets(
        of scope: SessionScope, from named: Session, _ reading: StoreReading
    ) throws -> [Session] {
        guard scope != .only else {
            switch named.status {
            case .booked, .confirmed, .missed: return [named]
            case .attended, .cancelled:
                throw Failure(
                    .refused, "\(named.id) \(named.standing(now)) and cannot be cancelled.",
                    remedy: named.status == .attended
                        ? "Correct it first: physio session miss \(named.id)"
                        : "Take the cancellation back with 'physio undo', or book another:"
                            + " physio session makeup \(named.id)")
            }
        }
        guard let plan = named.details.plan else { return named.isAhead(now) ? [named] : [] }
        return try reading.sessions(SessionFilter(plan: plan)).filter { session in
            session.isAhead(now)
                && (scope == .all || session.id == named.id
                    || (session.details.start, session.id) > (named.details.start, named.id))
        }
    }

    private func tell(_ reason: Session.CancelReason, in report: inout SessionReport) throws {
        let isLost = settings.doseLost.contains(reason)
        let owed = report.sessions.filter {
            $0.details.plan != nil && $0.details.kind == .physiotherapy
        }
        guard let first = owed.first else { return }
        if owed.count == 1, !isLost {
            try offerMakeUp(for: first, in: &report)
        } else if isLost {
            report.remarks.append(
                "A session cancelled as '\(reason.rawValue)' counts as used; it is not owed.")
        } else if try stop(of: first.details.patient) != nil {
            report.remarks.append(
                "\(owed.count) sessions are now owed; none is booked until the flag is closed.")
        } else if let plan = first.details.plan {
            report.remarks.append(
                "\(owed.count) sessions of \(plan) are now owed; book each with"
                    + " 'physio session makeup S', or end the plan with 'physio plan discharge'.")
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
