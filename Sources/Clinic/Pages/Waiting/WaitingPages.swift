package import CivilTime
import ClinicStore
package import Planner

/// Somebody who waits, as pages show them.
package struct WaitingEntry: Documented, Sendable {
    package let waiting: Waiting
    /// Whether they wait longer than they are to.
    package let isPast: Bool
    /// What helps them; `nil` where nobody asked.
    package let step: NextStep?
    /// Telephone number, else mail address; `nil` where neither is known.
    package var reach: String? { waiting.patient.reach }

    init(_ waiting: Waiting, on today: Day, step: NextStep? = nil) {
        (self.waiting, self.step) = (waiting, step)
        isPast = waiting.isPast(on: today)
    }

    package var json: JSON {
        step.map { known.adding(["command": .step($0)]) } ?? known
    }

    var known: JSON {
        [
            "id": .text(waiting.wish), "patient": .text(waiting.patient.id),
            "reach": .text(reach), "for": waiting.need.json,
            "priority": .string(waiting.priority.rawValue), "since": .text(waiting.since),
            "target": .text(waiting.target), "past": .bool(isPast),
            "stopped": .bool(waiting.isStopped),
        ]
    }
}

/// All who wait, in the order in which they are helped, and the places that are offered.
package struct WaitingList: Page {
    package let waiting: [WaitingEntry]
    package let offers: [OfferEntry]
    package let targets: WaitingTargets
}

/// Within how many days those who wait are to be helped.
package struct WaitingTargets: Documented, Sendable {
    package let limits: WaitingLimits

    package var json: JSON {
        let days = WaitingPriority.allCases.map {
            JSON.Member(key: $0.rawValue, value: .integer(limits[$0]))
        }
        return .object(
            days + [
                JSON.Member(key: "offerHours", value: .integer(limits.offerHours)),
                JSON.Member(key: "evidence", value: .string(limits.evidence.text)),
            ])
    }
}

/// How many wait who were put on the list or whose plan is held, and who is first.
package struct WaitingCount: Encodable, Sendable {
    package let count: Int
    /// How many of them wait longer than they are to.
    package let past: Int
    package let first: [WaitingEntry]
}

/// A place that is kept for somebody, with the names behind its ids.
package struct OfferEntry: Documented, Sendable {
    package let offer: PlaceOffer
    package let patient: String
    package let therapist: String
    /// `nil` without a room.
    package let room: String?
    /// By the wall clock of the clinic.
    package let expires: LocalTime
    /// Whether nobody else has the place now.
    package let isHeld: Bool

    package var json: JSON {
        let details = offer.details
        return [
            "id": .text(offer.id), "patient": .text(details.patient),
            "therapist": .text(details.therapist), "room": .text(details.room),
            "start": .text(details.span.start), "end": .text(details.span.end),
            "expires": .text(expires), "status": .string(offer.status.rawValue),
            "held": .bool(isHeld),
        ]
    }
}

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` and `roster()` throw; `StoreError` where the file cannot be read.
    package func waitingList() throws -> WaitingList {
        let roster = try roster()
        return try read { reading in
            let line = try waitingLine(reading)
            let places = try places(reading)
            return WaitingList(
                waiting: try line.map { try entry($0, places) },
                offers: try heldOffers(reading, roster),
                targets: WaitingTargets(limits: try waitingLimits()))
        }
    }

    /// Where those who wait could come in the next weeks.
    func places(_ reading: StoreReading) throws -> WaitingPlaces {
        try WaitingPlaces(self, reading, on: today...(today + Self.makeUpHorizon))
    }

    /// With what helps them now.
    func entry(_ waiting: Waiting, _ places: WaitingPlaces) throws -> WaitingEntry {
        WaitingEntry(waiting, on: today, step: waiting.step(try places.first(for: waiting)))
    }

    /// Those who were put on the list or whose plan is held; `nil` for nobody.
    func waitingCount(_ reading: StoreReading) throws -> WaitingCount? {
        let line = try addedOrHeld(reading).map { WaitingEntry($0, on: today) }
        guard !line.isEmpty else { return nil }
        return WaitingCount(
            count: line.count, past: line.count { $0.isPast }, first: Array(line.prefix(3)))
    }

    /// The places that are kept for somebody now, in order of their time.
    func heldOffers(_ reading: StoreReading, _ roster: Roster) throws -> [OfferEntry] {
        try reading.openOffers(after: now).filter { $0.isHeld(at: ambient.moment) }.map {
            entry($0, roster)
        }
    }

    package func entry(_ offer: PlaceOffer, _ roster: Roster) -> OfferEntry {
        let details = offer.details
        return OfferEntry(
            offer: offer, patient: roster.name(details.patient),
            therapist: roster.name(details.therapist), room: details.room.map(roster.name),
            expires: zone.local(details.expires), isHeld: offer.isHeld(at: ambient.moment))
    }
}

extension Waiting {
    /// What helps them: a place, where there is one.
    fileprivate func step(_ place: OfferedPlace?) -> NextStep {
        if isStopped { return NextStep(.showPatient(patient.id)) }
        switch need {
        case .plan(let cause, _, _):
            return NextStep(.createPlan(patient.id), [.cause: .known(cause)])
        case .held: return NextStep(.bookHeldPlans, [.dryRun: .bare])
        case .earlier(let session, _):
            return place.map(booking) ?? NextStep(.options(session.id))
        case .owed(_, let plan, _): return place.map(booking) ?? NextStep(.reviewPlan(plan))
        case .place: return place.map(booking) ?? .booking(patient.id)
        }
    }
}
