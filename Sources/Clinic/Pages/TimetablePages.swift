package import CivilTime
import ClinicStore
package import Planner
import Scheduler

/// The timetables that are kept for a patient who chooses one of them.
package struct TimetablesPage: Page, Documented {
    package let patient: ID<Patient>
    package let name: String
    package let cause: String
    /// How many there were to be.
    package let asked: Int
    /// The best first.
    package let timetables: [TimetableEntry]

    /// Frees all of them.
    package var releasing: NextStep { NextStep(.releaseTimetables(patient)) }

    package var json: JSON {
        [
            "patient": .text(patient), "asked": .integer(asked),
            "timetables": .array(timetables.map(\.json)), "release": .step(releasing),
        ]
    }
}

/// A timetable as its patient reads it.
package struct TimetableEntry: Documented, Sendable {
    package let offer: PlaceOffer
    /// Weekdays and times with how many visits, most first.
    package let rhythm: [Rhythm]
    /// Who holds how many visits, most first.
    package let people: [(id: ID<Therapist>, name: String, visits: Int)]
    /// By the wall clock of the clinic.
    package let expires: LocalTime
    /// In what it is not as wished.
    package let shortfalls: [Shortfall]
    /// What it gives up beside the best; `nil` for the best.
    package let losses: [TimetableLoss]?

    package struct Rhythm: Hashable, Sendable {
        package let weekday: Weekday
        package let time: TimeOfDay
        package let visits: Int
    }

    package var choosing: NextStep { offer.accepting }
    package var first: Day { offer.details.span.start.day }
    package var last: Day { offer.details.places.last?.span.start.day ?? first }
    package var visits: Int { offer.details.places.count }

    package var json: JSON {
        [
            "id": .text(offer.id), "expires": .text(expires), "from": .text(first),
            "to": .text(last), "visits": .integer(visits),
            "rhythm": .array(
                rhythm.map {
                    [
                        "weekday": .string($0.weekday.shortName), "time": .text($0.time),
                        "visits": .integer($0.visits),
                    ]
                }),
            "therapists": .array(
                people.map { ["id": .text($0.id), "visits": .integer($0.visits)] }),
            "places": .array(
                offer.details.places.map {
                    [
                        "start": .text($0.span.start), "end": .text($0.span.end),
                        "therapist": .text($0.therapist), "room": .text($0.room),
                    ]
                }),
            "unmet": .array(shortfalls.map { .unsaid($0) }),
            "givesUp": .array((losses ?? []).map { .unsaid($0) }),
            "command": .step(choosing),
        ]
    }
}

/// A plan that was chosen among timetables, and those that are free again.
package struct ChosenTimetable: Page, Documented {
    package let chosen: OfferEntry
    package let plan: NewPlan
    package let freed: [ID<PlaceOffer>]

    package var json: JSON {
        plan.json.adding(["chosen": .text(chosen.offer.id), "freed": .texts(freed)])
    }
}

/// Timetables that are free again, and whom their places help.
package struct ReleasedTimetables: Page {
    package let released: [OfferEntry]
    @WhereThere package var helps: [PlaceHelp]?
}

extension Clinic {
    /// - Throws: what `roster()` throws.
    package func page(of reserved: ReservedTimetables) throws -> TimetablesPage {
        let roster = try roster()
        return TimetablesPage(
            patient: reserved.patient.id, name: reserved.patient.details.name,
            cause: reserved.cause, asked: reserved.asked,
            timetables: reserved.timetables.map { entry($0, of: reserved, roster) })
    }

    private func entry(
        _ timetable: ReservedTimetables.Timetable, of reserved: ReservedTimetables,
        _ roster: Roster
    ) -> TimetableEntry {
        let places = timetable.offer.details.places
        let best = reserved.timetables[0]
        return TimetableEntry(
            offer: timetable.offer, rhythm: places.rhythm,
            people: Dictionary(grouping: places, by: \.therapist)
                .map { (id: $0, name: roster.name($0), visits: $1.count) }
                .sorted { ($1.visits, $0.id) < ($0.visits, $1.id) },
            expires: zone.local(timetable.offer.details.expires),
            shortfalls: timetable.shortfalls,
            losses: best.offer.id == timetable.offer.id
                ? nil
                : TimetableLoss.losses(
                    of: timetable.placed, timetable.shortfalls, beside: best.placed,
                    best.shortfalls, prefers: reserved.patient.details.therapist != nil))
    }

    /// The timetables that are kept for anybody now.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func timetables() throws -> [ID<PlaceOffer>] {
        try read { try $0.heldOffers(at: ambient.moment) }
            .filter { $0.details.timetable != nil }.map(\.id).sorted()
    }

    /// - Throws: what `page(of:)` of a plan throws.
    package func page(
        of plan: MadePlan, chosen: PlaceOffer, freed: [PlaceOffer]
    ) throws -> ChosenTimetable {
        ChosenTimetable(
            chosen: try entry(chosen, roster()), plan: try page(of: plan),
            freed: freed.map(\.id))
    }

    /// - Throws: what `roster()` throws.
    package func released(_ offers: [PlaceOffer]) throws -> ReleasedTimetables {
        let roster = try roster()
        var page = ReleasedTimetables(released: try offers.map { try entry($0, roster) })
        let freed = offers.flatMap { offer in
            offer.details.places.map {
                FreedTime(of: $0.therapist, $0.span, by: offer.details.patient)
            }
        }
        page.helps = try helps(by: freed, roster)
        return page
    }
}

extension [KeptPlace] {
    /// Weekdays and times with how many visits, most first, of as many the first in the week.
    fileprivate var rhythm: [TimetableEntry.Rhythm] {
        Dictionary(grouping: self) { place in
            [place.span.start.day.weekday.rawValue, place.span.start.time.minutes]
        }.values.compactMap { places in
            places.first.map {
                TimetableEntry.Rhythm(
                    weekday: $0.span.start.day.weekday, time: $0.span.start.time,
                    visits: places.count)
            }
        }.sorted {
            ($1.visits, $0.weekday, $0.time) < ($0.visits, $1.weekday, $1.time)
        }
    }
}
