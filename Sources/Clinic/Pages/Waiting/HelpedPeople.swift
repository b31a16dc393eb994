import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Somebody who waits, and the place that helps them.
struct HelpedPerson {
    let waiting: Waiting
    let place: OfferedPlace
}

extension Clinic {
    /// How many people are named for what is free.
    static let mostHelped = 3
    /// How many of those who wait are looked at for it, the first in the line.
    private static let mostAsked = 60
    /// How many days from the first one on are looked at.
    static let reachOfHelp = 27

    /// Whom freed times help most, in the order in which those who wait are helped; nobody who is asked already
    /// whether they come to another place.
    func helped(
        by freed: [FreedTime], atMost most: Int, _ reading: StoreReading
    ) throws -> [HelpedPerson] {
        let ahead = freed.filter { soonest < $0.span.end }.sorted { $0.span.start < $1.span.start }
        guard let first = ahead.first.map({ max($0.span.start.day, today) }),
            let last = ahead.map(\.span.end.day).max()
        else { return [] }
        let asked = try reading.heldOffers(at: ambient.moment)
        let line = try waitingLine(reading).filter { waiting in
            !asked.contains { waiting.isOffered($0.details) }
        }.prefix(Self.mostAsked)
        guard !line.isEmpty else { return [] }
        let places = try WaitingPlaces(
            self, reading, on: first...max(first, min(last, first + Self.reachOfHelp)))
        var found: [HelpedPerson] = []
        for waiting in line where found.count < most {
            let fitting = try places.places(for: waiting).compactMap { place in
                ahead.compactMap {
                    $0.waste(
                        of: place, for: waiting.patient.id, minutes: waiting.minutes ?? 0)
                }.min().map { (waste: $0, place: place) }
            }
            // Of those that are as good the first.
            if let best = fitting.min(by: { $0.waste < $1.waste }) {
                found.append(HelpedPerson(waiting: waiting, place: best.place))
            }
        }
        return found
    }
}
