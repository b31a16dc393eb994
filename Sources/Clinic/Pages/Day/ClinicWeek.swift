package import CivilTime
import ClinicStore
package import Planner

/// A week of the clinic, from Monday to Sunday.
package struct ClinicWeek: Page {
    package struct Person: Encodable, Sendable {
        package let id: ID<Therapist>
        package let name: String
    }

    package let first: Day
    package let last: Day
    /// Those who work here, and those who still have sessions this week.
    package let therapists: [Person]
    package let days: [ClinicDay]
    /// Of each plan that owes sessions a place this week, in order of time; no two share a therapist's time.
    package let fill: [GapCandidate]

    private enum CodingKeys: String, CodingKey {
        case first = "from"
        case last = "to"
        case therapists, days, fill
    }
}

extension [GapCandidate] {
    /// A place for each plan; whose make-up runs out first chooses first.
    fileprivate var onePerPlan: [GapCandidate] {
        let all = sorted { ($0.place.cost, $0.place.start) < ($1.place.cost, $1.place.start) }
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
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func week(_ day: Day?, therapist: ID<Therapist>?) throws -> ClinicWeek {
        let day = day ?? today
        let span = day.monday...(day.monday + 6)
        let free = try read { reading in
            span.upperBound < today ? [] : try gaps(on: span, therapist: therapist, reading)
        }
        let roster = try roster()
        let days = try (0..<7).map { offset in
            let day = span.lowerBound + offset
            var page = try self.day(
                day, therapist: therapist, gaps: free.filter { $0.span.start.day == day },
                roster)
            page.classes = try classes(on: day, with: therapist, roster)
            return page
        }
        let busy = Set(days.flatMap(\.sessions).map(\.details.therapist))
        let known = try therapists().filter { person in
            therapist.map { person.id == $0 } ?? (person.isActive || busy.contains(person.id))
        }
        return ClinicWeek(
            first: span.lowerBound, last: span.upperBound,
            therapists: known.map { ClinicWeek.Person(id: $0.id, name: $0.name) }, days: days,
            fill: days.flatMap(\.gaps).flatMap(\.candidates).onePerPlan)
    }
}
