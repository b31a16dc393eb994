import CivilTime
import ClinicStore
import Planner
import Scheduler

extension Clinic {
    /// Books what a plan owes at a stated time, or says what that would break and where it could stand.
    func makeUp(
        _ input: SessionInput, of id: ID<StoredPlan>, at start: LocalTime,
        _ writing: StoreWriting
    ) throws -> Session {
        let plan = try writing.now.plan(id)
        guard plan.details.patient == input.patient.id else {
            throw Failure(
                .refused, "\(id) is not a plan of \(input.patient.id).",
                remedy: "See the plans with 'physio plan list --patient \(input.patient.id)'.")
        }
        let sessions = try writing.now.sessions(SessionFilter(plan: id))
        let ledger = DoseLedger(plan, sessions, now: now, rules: doseRules(try followUp()))
        let owed = try owedSession(of: plan, sessions, ledger, shelf.catalog(), writing.now)
        guard plan.status == .active, let owed else {
            throw Failure(
                .refused, "\(id) owes no session that can still be made up: \(ledger.told).",
                remedy: "Book one outside the plan (without --plan), or review it: "
                    + "physio plan review \(id)")
        }
        let last = today + Self.makeUpHorizon
        let diary = try diary(writing.now, from: today, through: max(start.day, last))
        let places = try makeUpPlaces(
            for: owed, on: start.day...start.day, in: diary, writing.now)
        let place = places.first {
            $0.start == start && $0.therapist == input.therapist?.id ?? $0.therapist
                && (input.room == nil || $0.room == input.room?.id)
        }
        guard let place else {
            let near = try makeUpPlaces(
                for: owed, on: today...last, in: diary, writing.now, enough: 200)
            throw refusal(owed, at: start, near)
        }
        return try writing.addSession(
            SessionDetails(
                plan: id, patient: input.patient.id, therapist: place.therapist, room: place.room,
                kind: .physiotherapy, title: input.title ?? "Physiotherapy, made up", start: start,
                minutes: owed.phase.minutes, note: input.note, phase: owed.phase.name,
                tasks: owed.openTasks(sessions)),
            uid: ambient.makeUID())
    }

    private func refusal(
        _ owed: OwedSession, at start: LocalTime, _ places: [OfferedPlace]
    ) -> Failure {
        let near = places.sorted {
            (abs($0.start.minute - start.minute), $0.therapist)
                < (abs($1.start.minute - start.minute), $1.therapist)
        }.prefix(3).map { "Free: \($0.start) with \($0.therapist)" }
        let safe = owed.dose.lastMakeUp.map { ", up to \($0.day)" } ?? ""
        return Failure(
            .refused,
            "At \(start) nothing of \(owed.plan.id) can be made up: a session of "
                + "\(owed.phase.minutes) minutes, \(owed.phase.minDaysBetween) days from others of"
                + " the plan\(safe).",
            remedy: near.isEmpty
                ? "No place is free; see 'physio plan review \(owed.plan.id)'."
                : "Choose one of the free times.",
            details: Array(near))
    }
}

extension OwedSession {
    /// What was to be done in the lost session and stands in no other: its review moves with it.
    fileprivate func openTasks(_ sessions: [Session]) -> [SessionTask] {
        let kept = sessions.filter { ![.missed, .cancelled].contains($0.status) }
            .flatMap(\.details.tasks)
        return (lost?.details.tasks ?? []).filter {
            $0.kind == .redFlagCheck || !kept.contains($0)
        }
    }
}
