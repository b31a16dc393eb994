import CivilTime
import GRDB
package import Planner

extension StoreWriting {
    /// Books a session, in a plan or outside any.
    ///
    /// - Parameters:
    ///   - details: `plan` is `nil` for a single session outside any plan.
    ///   - uid: never used before; it stays in calendars for ever.
    ///   - overlapAllowed: why it may share its time with another session of its therapist or
    ///     patient; a room never holds more than its capacity.
    /// - Returns: the session with its number, booked, of sequence 0.
    /// - Throws: `StoreError.doubleBooked` with what is taken and the start of this session.
    @discardableResult
    package func addSession(
        _ details: SessionDetails, uid: String, overlapAllowed: String? = nil
    ) throws -> Session {
        try refuseErased(details.patient)
        let patient = details.patient.number
        let id = try naming(details.start) {
            try insert(
                .session, of: patient,
                [
                    "uid": uid, "plan": details.plan?.number, "patient": patient,
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "kind": details.kind.rawValue, "title": details.title,
                    "startMinute": details.start.minute, "endMinute": details.end.minute,
                    "note": details.note, "phase": details.phase, "number": details.number,
                    "ofCount": details.of, "status": Session.Status.booked.rawValue,
                    "overlapAllowed": overlapAllowed, "sequence": 0,
                    "makesUp": details.makesUp?.number, "mode": details.mode.stored,
                    "despite": details.exception?.rules.joined(separator: ","),
                    "despiteReason": details.exception?.reason,
                    "created": change.at.minute, "revised": change.at.minute,
                ])
        }
        try insertTasks(details.tasks, session: id, of: patient)
        return Session(
            id: ID(id), uid: uid, details: details, created: change.at, revised: change.at)
    }

    /// Writes all that may change of a session: its details, status and reason.
    ///
    /// The sequence is raised here when the time, therapist, room or status differs; `revised`
    /// becomes the time of this change. A given `overlapAllowed` replaces the one before.
    /// - Returns: the session as it is now kept.
    /// - Throws: `StoreError.notFound` where there is no such session; `.doubleBooked` where its time is
    ///   taken.
    @discardableResult
    package func updateSession(
        _ session: Session, overlapAllowed: String? = nil
    ) throws -> Session {
        let before = try now.session(session.id)
        let details = session.details
        let patient = before.details.patient.number
        let sequence = before.sequence + (before.isMoved(in: session) ? 1 : 0)
        let isPlaced = before.isPlacedAnew(in: session)
        let placed = isPlaced ? sequence : before.placedSequence
        let kept = try now.overlapAllowed(session.id)
        try naming(details.start) {
            try update(
                .session, session.id.number, of: patient,
                [
                    "plan": details.plan?.number, "patient": details.patient.number,
                    "therapist": details.therapist.number, "room": details.room?.number,
                    "kind": details.kind.rawValue, "title": details.title,
                    "startMinute": details.start.minute, "endMinute": details.end.minute,
                    "note": details.note, "phase": details.phase, "number": details.number,
                    "ofCount": details.of, "status": session.status.rawValue,
                    "reason": session.reason, "overlapAllowed": overlapAllowed ?? kept,
                    "sequence": sequence, "revised": max(change.at, before.revised).minute,
                    "mode": details.mode.stored, "notice": session.notice,
                    "makesUp": details.makesUp?.number,
                    "placed": placed == sequence ? nil : placed,
                    "declined": session.isDeclined && !isPlaced ? true : nil,
                    "replied": session.lastReply?.minute,
                    "despite": details.exception?.rules.joined(separator: ","),
                    "despiteReason": details.exception?.reason,
                ])
        }
        if before.details.tasks != details.tasks {
            try delete(.sessionTask, of: patient, where: "session", is: session.id.number)
            try insertTasks(details.tasks, session: session.id.number, of: patient)
        }
        return try now.session(session.id)
    }

    private func insertTasks(_ tasks: [SessionTask], session: Int64, of patient: Int64) throws {
        for (position, task) in tasks.enumerated() {
            try insert(
                .sessionTask, of: patient,
                [
                    "session": session, "position": position, "kind": task.kind.rawValue,
                    "title": task.title, "minutes": task.minutes > 0 ? task.minutes : nil,
                    "words": task.words?.rawValue, "week": task.week,
                    "fromDay": task.window?.lowerBound, "throughDay": task.window?.upperBound,
                    "measures": task.measures.isEmpty ? nil : task.measures.joined(separator: ","),
                ])
        }
    }

    private func refuseErased(_ patient: ID<Patient>) throws {
        let isErased = try now.isErased(patient)
        guard !isErased else { throw StoreError.notFound(what: "patient \(patient)") }
    }

    /// Adds to a double booking the time it was tried for.
    private func naming<Value>(_ start: LocalTime, _ body: () throws -> Value) throws -> Value {
        do {
            return try translatingErrors(body)
        } catch StoreError.doubleBooked(let shared, at: nil) {
            throw StoreError.doubleBooked(shared, at: start)
        }
    }
}

extension Session {
    /// Whether a calendar has to hear of the change to `other`.
    fileprivate func isMoved(in other: Session) -> Bool {
        isPlacedAnew(in: other) || status != other.status
    }

    /// Whether an answer to this one is no answer to `other`.
    fileprivate func isPlacedAnew(in other: Session) -> Bool {
        details.start != other.details.start || details.minutes != other.details.minutes
            || details.therapist != other.details.therapist || details.room != other.details.room
            || status.isLive != other.status.isLive || details.mode != other.details.mode
    }
}

extension Session.Mode {
    /// `nil` in the clinic, so that a row of an older version keeps its image.
    fileprivate var stored: String? { self == .clinic ? nil : rawValue }
}
