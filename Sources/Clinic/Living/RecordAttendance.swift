import CivilTime
import ClinicStore
package import Planner

extension Clinic {
    /// The patient has said that they will come.
    package func confirm(_ session: Session, note: String? = nil) throws -> SessionReport {
        try write { writing in
            let before = try writing.now.session(session.id)
            guard before.status == .booked || before.status == .confirmed,
                now < before.details.end
            else {
                throw Failure(
                    .refused, "\(before.id) \(before.standing(now)) and is not confirmed.",
                    remedy: remedy(forUnconfirmed: before))
            }
            try requireGoing(before, writing.now, "no session is confirmed")
            return try record(.confirmed, before, note, writing)
        }
    }

    private func remedy(forUnconfirmed session: Session) -> String {
        switch session.status {
        case .cancelled: "Book another one: physio session makeup \(session.id)"
        case .booked, .confirmed: "Record it: physio session attend \(session.id), or miss."
        case .attended: "If that is wrong, correct it: physio session miss \(session.id)"
        case .missed: "If that is wrong, correct it: physio session attend \(session.id)"
        }
    }

    /// The patient was there. Corrects a miss, and a cancellation whose place is still free.
    package func attend(_ session: Session, note: String? = nil) throws -> SessionReport {
        try recordPast(.attended, session, note)
    }

    /// The patient did not come. Offers a make-up session within the gap rules (G9).
    package func miss(_ session: Session, note: String? = nil) throws -> SessionReport {
        var report = try recordPast(.missed, session, note)
        guard let missed = report.sessions.first, missed.details.plan != nil else { return report }
        if try missedBefore(missed) {
            report.remarks.append(
                "It is the second session missed in a row: call the patient (G9).")
        }
        try offerMakeUp(for: missed, in: &report)
        return report
    }

    private func recordPast(
        _ status: Session.Status, _ session: Session, _ note: String?
    ) throws -> SessionReport {
        try write { writing in
            let before = try writing.now.session(session.id)
            guard before.details.start <= now else {
                throw Failure(
                    .refused,
                    "\(before.id) is on \(before.details.start) and has not begun (now \(now)).",
                    remedy: "Record it when it has begun; until then it is confirmed, moved or"
                        + " cancelled.")
            }
            guard before.reason != Session.undone else {
                throw Failure(
                    .refused, "The booking of \(before.id) was undone.",
                    remedy: "Book it anew: physio session add \(before.details.patient) --at TIME")
            }
            if status != .missed { try refuseMadeUp(before, writing) }
            let report = try record(status, before, note, writing)
            try requireWhole([before.details.plan], writing)
            return report
        }
    }

    private func record(
        _ status: Session.Status, _ before: Session, _ note: String?, _ writing: StoreWriting
    ) throws -> SessionReport {
        var after = before
        after.status = status
        after.reason = nil
        after.notice = nil
        after.isDeclined = false
        after.details.note = before.details.note.adding(note)
        var report = SessionReport()
        let kept = after == before ? before : try writing.updateSession(after)
        report.changes = [SessionChange(before: before, after: kept)]
        if before.status != .booked, before.status != status {
            report.remarks.append("It was \(before.status.rawValue) before.")
        }
        return report
    }

    /// Both cannot count: the session and the one that was booked in its place.
    private func refuseMadeUp(_ session: Session, _ writing: StoreWriting) throws {
        guard let makeUp = try liveMakeUp(for: session, writing.now) else { return }
        throw Failure(
            .refused, "\(makeUp.id) on \(makeUp.details.start) makes up for \(session.id).",
            remedy: "Cancel it first: physio session cancel \(makeUp.id) --reason clinic --only")
    }

    /// Whether the plan's session before this one was missed too.
    private func missedBefore(_ session: Session) throws -> Bool {
        let earlier = try read { try $0.sessions(SessionFilter(plan: session.details.plan)) }
            .filter { $0.details.start < session.details.start && $0.status.isLive }
        return earlier.last?.status == .missed
    }
}

extension Session {
    /// `is cancelled`, `was attended`, `has ended`.
    func standing(_ now: LocalTime) -> String {
        switch status {
        case .cancelled: "is cancelled"
        case .attended: "was attended"
        case .missed: "was missed"
        case .booked, .confirmed: now < details.end ? "is booked" : "has ended"
        }
    }

    /// Whether it is still to come and can be moved or cancelled with others.
    func isAhead(_ now: LocalTime) -> Bool {
        (status == .booked || status == .confirmed) && details.start > now
    }
}

extension String? {
    /// The note so far and one more, a line each.
    func adding(_ note: String?) -> String? {
        guard let note, !note.isEmpty else { return self }
        guard let self, !self.isEmpty else { return note }
        return "\(self)\n\(note)"
    }
}
