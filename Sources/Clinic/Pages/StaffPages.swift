package import CivilTime
import ClinicStore
package import Planner

/// All rooms, in order of their numbers.
package struct RoomList: Page {
    package let rooms: [Room]
}

/// A room that was just made.
package struct NewRoom: Page {
    package let room: Room

    package init(_ room: Room) { self.room = room }
}

/// A room of which something was just changed, or that was just taken out of use.
package struct ChangedRoom: Page {
    package let room: Room
    /// Booked sessions that have no room in it any more.
    package let hit: [SessionEntry]

    package init(_ room: Room, hit: [Session], _ roster: Roster) {
        self.room = room
        self.hit = roster.entries(hit)
    }
}

/// All therapists, in order of their numbers.
package struct TherapistList: Page {
    package let therapists: [Therapist]
    package let today: Day

    private enum CodingKeys: CodingKey { case therapists }
}

/// One therapist.
package struct TherapistPage: Page {
    package let therapist: Therapist
    /// Busy times that are not over yet, in order; none where nobody asked for them.
    package let busy: [Interval<LocalTime>]

    private enum CodingKeys: CodingKey { case therapist }

    package init(_ therapist: Therapist, busy: [Interval<LocalTime>] = []) {
        (self.therapist, self.busy) = (therapist, busy)
    }
}

/// A therapist of whom something was just changed.
package struct ChangedTherapist: Page {
    package let therapist: Therapist
    /// Booked sessions outside of the therapist's hours.
    package let hit: [SessionEntry]
    /// How many sessions to come follow another with fewer minutes between than are kept from now on.
    package let close: Int
    /// Whom the times help that are free now.
    @WhereThere package var helps: [PlaceHelp]?

    private enum CodingKeys: CodingKey { case therapist, hit, helps }
}

/// A therapist who was just taken off the staff.
package struct RemovedTherapist: Page {
    package let therapist: Therapist
    /// What still stands with the therapist.
    package let sessionsAhead: [SessionEntry]

    package init(_ therapist: Therapist, _ ahead: [Session], _ roster: Roster) {
        self.therapist = therapist
        sessionsAhead = roster.entries(ahead)
    }
}

/// A therapist of whom the last day of work was just said, and what becomes of the sessions after it.
package struct DeparturePage: Page {
    package struct Part: Encodable, Sendable {
        /// Names, of the plan its cause.
        package let patient: String
        package let cause: String?
        package let therapist: String
        package let sessions: [SessionEntry]
    }

    package let therapist: Therapist
    package let handedOver: [Part]
    /// What nobody takes at its own time.
    package let left: [SessionEntry]

    package init(
        _ departure: Departure, _ roster: Roster, causes: [ID<StoredPlan>: String]
    ) {
        therapist = departure.therapist
        handedOver = departure.handed.map { part in
            let details = part.sessions[0].details
            return Part(
                patient: roster.name(details.patient), cause: details.plan.flatMap { causes[$0] },
                therapist: part.to.name, sessions: roster.entries(part.sessions))
        }
        left = roster.entries(departure.left)
    }
}

extension Clinic {
    /// What became of a therapist's sessions.
    ///
    /// - Throws: what `roster()` throws; `StoreError` where the file cannot be read.
    package func page(of departure: Departure) throws -> DeparturePage {
        let plans = Set(departure.handed.flatMap(\.sessions).compactMap(\.details.plan))
        let causes = try read { reading in
            try plans.reduce(into: [:]) { $0[$1] = try reading.plan($1).details.pin.causeName }
        }
        return DeparturePage(departure, try roster(), causes: causes)
    }

    /// - Throws: what `roster()` throws.
    package func changed(
        _ therapist: Therapist, hit: [Session], close: Int, freed: [FreedTime]
    ) throws -> ChangedTherapist {
        let roster = try roster()
        return ChangedTherapist(
            therapist: therapist, hit: roster.entries(hit), close: close,
            helps: try helps(by: freed, roster))
    }

    /// - Throws: `StoreError` where the file cannot be read.
    package func roomList() throws -> RoomList { RoomList(rooms: try rooms()) }

    /// - Throws: `StoreError` where the file cannot be read.
    package func therapistList() throws -> TherapistList {
        TherapistList(therapists: try therapists(), today: today)
    }

    /// - Throws: `StoreError` where the file cannot be read.
    package func page(of therapist: Therapist) throws -> TherapistPage {
        TherapistPage(therapist, busy: try busy(of: .therapist(therapist.id)))
    }
}
