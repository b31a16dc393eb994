import CivilTime
import ClinicStore
import Planner

/// Somebody whom a place helps, and how it is booked for them or offered to them.
package struct PlaceHelp: Documented, Sendable {
    package let waiting: WaitingEntry
    package let place: PlaceEntry
    /// Books it at once.
    package let booking: NextStep
    /// Keeps it until they have answered.
    package let offering: NextStep

    package var json: JSON {
        waiting.known.adding([
            "start": .text(place.start), "minutes": .optional(waiting.waiting.minutes),
            "therapist": .text(place.place.therapist), "room": .text(place.place.room),
            "changes": .texts(place.changes), "command": .step(booking), "offer": .step(offering),
        ])
    }
}

extension Clinic {
    /// Whom times help most that are free now; `nil` where they help nobody who waits.
    ///
    /// - Throws: what `CatalogShelf.catalog()` throws; `StoreError` where the file cannot be read.
    package func helps(by freed: [FreedTime], _ roster: Roster) throws -> [PlaceHelp]? {
        try helps(by: freed, atMost: Self.mostHelped, roster)
    }

    /// The same for so many of them.
    func helps(
        by freed: [FreedTime], atMost most: Int, _ roster: Roster
    ) throws -> [PlaceHelp]? {
        guard !freed.isEmpty else { return nil }
        let people = try read { reading in
            try reading.mayAnybodyWait() ? helped(by: freed, atMost: most, reading) : []
        }
        return people.isEmpty
            ? nil
            : people.map { person in
                PlaceHelp(
                    waiting: WaitingEntry(person.waiting, on: today),
                    place: roster.entry(person.place),
                    booking: person.waiting.booking(person.place),
                    offering: .offering(person.place, to: person.waiting.patient.id))
            }
    }

    /// What was done to sessions, and whom the times help that are free now.
    ///
    /// - Throws: what `roster()` throws.
    package func changedSessions(_ report: SessionReport) throws -> ChangedSessions {
        let roster = try roster()
        var page = ChangedSessions(report, roster)
        page.helps = try helps(by: report.freed, roster)
        page.seats = try seatHelps(by: report)
        return page
    }
}

extension NextStep {
    /// Keeps a place for somebody.
    static func offering(_ place: OfferedPlace, to patient: ID<Patient>) -> NextStep {
        NextStep(.offerPlace("\(place.therapist)@\(place.start)", patient))
    }
}

extension Waiting {
    /// Books a place for somebody who waits.
    func booking(_ place: OfferedPlace) -> NextStep {
        switch need {
        case .owed(let lost, _, _): .makingUp(lost.id, at: place)
        case .earlier(let session, _):
            NextStep(
                .moveSession(session.id),
                [.to: "\(place.start)", .therapist: "\(place.therapist)", .only: .bare])
        case .plan, .place, .held, .seat:
            NextStep(
                .addSession(patient.id),
                [
                    .at: "\(place.start)", .therapist: "\(place.therapist)",
                    .kind: .known((visitKind ?? .assessment).rawValue),
                ])
        }
    }
}
