package import CivilTime
import ClinicStore
package import Planner

/// A week of the clinic, from Monday to Sunday.
package struct ClinicWeek: Sendable {
    package let days: [ClinicDay]
    /// Those who work here, and those who still have sessions this week.
    package let therapists: [Therapist]

    package var first: Day { days.first?.day ?? .first }
    package var last: Day { days.last?.day ?? .first }

    /// Of each plan that owes sessions a place this week, in order of time; no two share a therapist's time.
    /// Whose make-up runs out first chooses first.
    package var fill: [GapCandidate] {
        let all = days.flatMap(\.gaps).flatMap(\.candidates)
            .sorted { ($0.place.cost, $0.place.start) < ($1.place.cost, $1.place.start) }
        let urgent = all.sorted {
            ($0.lastDay ?? .last, $0.plan) < ($1.lastDay ?? .last, $1.plan)
        }
        var known = Set<ID<StoredPlan>>()
        var chosen: [GapCandidate] = []
        for plan in urgent.map(\.plan) where known.insert(plan).inserted {
            let place = all.first { candidate in
                candidate.plan == plan && !chosen.contains { $0.collides(with: candidate) }
            }
            if let place { chosen.append(place) }
        }
        return chosen.sorted { ($0.place.start, $0.plan) < ($1.place.start, $1.plan) }
    }
}

extension GapCandidate {
    fileprivate func collides(with other: GapCandidate) -> Bool {
        place.therapist == other.place.therapist
            && place.start < other.place.start + other.minutes
            && other.place.start < place.start + minutes
    }
}

extension Clinic {
    /// The week that holds a day; `nil` is today.
    ///
    /// - Throws: `Failure` where the text is no day; what `CatalogShelf.catalog()` throws; `StoreError` where
    ///   the file cannot be read.
    package func week(_ text: String?, therapist: ID<Therapist>?) throws -> ClinicWeek {
        let day = try text.map { try Day(telling: $0, today: today) } ?? today
        let span = day.monday...(day.monday + 6)
        let free = try read { reading in
            span.upperBound < today ? [] : try gaps(on: span, therapist: therapist, reading)
        }
        let days = try (0..<7).map { offset in
            let day = span.lowerBound + offset
            return try self.day(
                "\(day)", therapist: therapist, gaps: free.filter { $0.span.start.day == day })
        }
        let busy = Set(days.flatMap(\.sessions).map(\.details.therapist))
        let known = try therapists().filter { person in
            therapist.map { person.id == $0 } ?? (person.isActive || busy.contains(person.id))
        }
        return ClinicWeek(days: days, therapists: known)
    }
}
