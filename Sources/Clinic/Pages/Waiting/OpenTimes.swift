import CivilTime
import ClinicStore
import Planner
import Scheduler

/// What is free of each therapist in the next weeks.
struct OpenTimes {
    private let spans: [ID<Therapist>: [Interval<LocalTime>]]

    /// Of one therapist, or of all; where nobody waits for it, of nobody.
    init(
        _ clinic: Clinic, _ reading: StoreReading, of therapist: ID<Therapist>? = nil
    ) throws {
        guard try reading.mayAnybodyWait() else {
            spans = [:]
            return
        }
        let days = clinic.today...(clinic.today + Clinic.reachOfHelp)
        let diary = try clinic.diary(reading, from: days.lowerBound, through: days.upperBound)
        spans = diary.therapists.filter { therapist == nil || $0.id == therapist }
            .reduce(into: [:]) { found, therapist in
                found[therapist.id] =
                    clinic.stretches(therapist, on: days, in: diary).map(\.span)
            }
    }

    /// What is free now and was not before, in order of time.
    func freed(since before: OpenTimes) -> [FreedTime] {
        spans.flatMap { therapist, now in
            now.flatMap { $0.without(before.spans[therapist] ?? []) }
                .map { FreedTime(of: therapist, $0) }
        }.sorted { ($0.span.start, $0.therapist) < ($1.span.start, $1.therapist) }
    }
}
