package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// A stretch in which a therapist could treat, and who could come.
package struct FreeGap: Documented, Sendable {
    package let therapist: ID<Therapist>
    /// The therapist's.
    package let name: String
    package let span: Interval<LocalTime>
    /// The best first.
    package let candidates: [GapCandidate]

    package var minutes: Int { span.end.minute - span.start.minute }

    package var json: JSON {
        [
            "therapist": .text(therapist), "from": .text(span.start), "to": .text(span.end),
            "minutes": .integer(minutes), "candidates": .array(candidates.map(\.json)),
        ]
    }
}

/// A patient who owes a session and could make it up in a gap.
package struct GapCandidate: Documented, Sendable {
    package let patient: ID<Patient>
    /// The patient's.
    package let name: String
    package let plan: ID<StoredPlan>
    /// The session that is to be made up.
    package let lost: ID<Session>
    package let place: OfferedPlace
    package let minutes: Int
    /// Sessions of the phase that are owed, and until when they are made up safely.
    package let owed: Int
    package let lastDay: Day?

    /// Books it.
    package let step: NextStep

    package var json: JSON {
        [
            "patient": .text(patient), "plan": .text(plan), "makesUp": .text(lost),
            "start": .text(place.start),
            "minutes": .integer(minutes), "room": .text(place.room), "owed": .integer(owed),
            "lastMakeUpDate": .text(lastDay), "changes": .texts(place.changes),
            "command": .step(step),
        ]
    }

    fileprivate init(_ owed: OwedSession, at place: OfferedPlace) {
        patient = owed.patient.id
        name = owed.patient.name
        plan = owed.plan.id
        lost = owed.lost.id
        self.place = place
        minutes = owed.lost.details.minutes
        self.owed = owed.dose.count.owed
        lastDay = owed.dose.lastMakeUp?.day
        step = owed.booking(place)
    }
}

extension Clinic {
    /// The shortest stretch worth a call, in minutes.
    static let shortestGap = 30

    /// What is free on these days from now on, in order of time, and who of those with owed sessions could
    /// come: free then themselves, with the gaps of their plan kept.
    func gaps(
        on days: ClosedRange<Day>, therapist: ID<Therapist>?, _ reading: StoreReading
    ) throws -> [FreeGap] {
        let days = max(days.lowerBound, today)...max(days.upperBound, today)
        let diary = try diary(reading, from: days.lowerBound, through: days.upperBound)
        let candidates = try owedSessions(reading).map { owed -> Candidate in
            let places = try LostPlaces(self, reading, lost: owed.lost, in: diary)
            return (owed, places, places.all(on: days, until: owed.dose.lastMakeUp?.day))
        }
        let free = diary.therapists.flatMap { stretches($0, on: days, in: diary) }
            .filter { therapist == nil || $0.therapist == therapist }
            .sorted { ($0.span.start, $0.therapist) < ($1.span.start, $1.therapist) }
        return free.map { gap in
            FreeGap(
                therapist: gap.therapist, name: gap.name, span: gap.span,
                candidates: Self.best(candidates, in: gap))
        }
    }

    private typealias Candidate = (owed: OwedSession, places: LostPlaces, all: [SessionOption])

    /// Each owed session once, at its best place within the gap.
    private static func best(_ candidates: [Candidate], in gap: FreeGap) -> [GapCandidate] {
        candidates.flatMap { owed, places, all in
            let inside = all.filter { place in
                place.slot.therapist == gap.therapist && gap.span.start <= place.slot.start
                    && place.slot.end <= gap.span.end
            }
            return Offers(1, of: inside, at: \.slot).told(places.told)
                .map { GapCandidate(owed, at: $0) }
        }
        .sorted { left, right in
            (left.place.cost, left.place.start, left.plan)
                < (right.place.cost, right.place.start, right.plan)
        }
    }

    /// Where a short session of anybody could start, joined to stretches.
    func stretches(
        _ therapist: TherapistDiary, on days: ClosedRange<Day>, in diary: Diary
    ) -> [FreeGap] {
        let request = ContactRequest(
            minutes: Self.shortestGap, therapist: therapist.id, patient: PatientLimits(),
            from: days.lowerBound, through: days.upperBound)
        var spans: [Interval<LocalTime>] = []
        for slot in freeSlots(for: request, in: diary, limit: 20_000) where slot.start >= now {
            let start = spans.last.flatMap { slot.start <= $0.end ? $0.start : nil } ?? slot.start
            if start < slot.start { spans.removeLast() }
            if let span = Interval(start, slot.end) { spans.append(span) }
        }
        return spans.map {
            FreeGap(therapist: therapist.id, name: therapist.name, span: $0, candidates: [])
        }
    }
}
