import CivilTime
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

/// All who wait, in the order in which they are helped, and what is offered.
package struct WaitingList: Page {
    package let waiting: [WaitingEntry]
    package let offers: [OfferEntry]
    /// Who is registered and has neither a plan nor a place in the line, in order of their numbers.
    package let withoutPlan: [UnplannedPatient]
    package let targets: WaitingTargets
}

/// Somebody who is registered, and of whom nobody has said what becomes of them.
package struct UnplannedPatient: Documented, Sendable {
    package let patient: Patient
    /// The next session that is booked; `nil` for none.
    package let visit: Session?
    /// Telephone number, else mail address; `nil` where neither is known.
    package var reach: String? { patient.reach }
    /// Lets them wait for a place, so that they are helped in their turn; shows who has one.
    package var step: NextStep {
        NextStep(visit == nil ? .addWish(patient.id) : .showPatient(patient.id))
    }

    package var json: JSON {
        [
            "patient": .text(patient.id), "reach": .text(reach),
            "visit": .text(visit?.id), "command": .step(step),
        ]
    }
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
                JSON.Member(key: "timetableHours", value: .integer(limits.timetableHours)),
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

extension Clinic {
    /// - Throws: what `CatalogShelf.catalog()` and `roster()` throw; `StoreError` where the file cannot be read.
    package func waitingList() throws -> WaitingList {
        let roster = try roster()
        return try read { reading in
            let line = try waitingLine(reading)
            let places = try places(reading)
            let offers = try heldOffers(reading, roster)
            return WaitingList(
                waiting: try line.map { try entry($0, places) },
                offers: offers,
                withoutPlan: try unplanned(reading, offers.map(\.offer)),
                targets: WaitingTargets(limits: try waitingLimits()))
        }
    }

    /// Those to whom nothing is offered either.
    private func unplanned(
        _ reading: StoreReading, _ offers: [PlaceOffer]
    ) throws -> [UnplannedPatient] {
        let asked = Set(offers.map(\.details.patient))
        return try reading.patientsWithoutPlan().filter { !asked.contains($0) }.map { id in
            let ahead = try reading.sessions(SessionFilter(patient: id, from: today))
            return UnplannedPatient(
                patient: try reading.patient(id), visit: ahead.first { $0.isAhead(now) })
        }
    }

    /// Where those who wait could come in the next weeks.
    func places(_ reading: StoreReading) throws -> WaitingPlaces {
        try WaitingPlaces(self, reading, on: today...(today + Self.makeUpHorizon))
    }

    /// With what helps them now.
    func entry(_ waiting: Waiting, _ places: WaitingPlaces) throws -> WaitingEntry {
        if let timetable = places.timetable(of: waiting) {
            return WaitingEntry(waiting, on: today, step: timetable.accepting)
        }
        return WaitingEntry(
            waiting, on: today, step: waiting.step(try places.first(for: waiting)))
    }

    /// Those who were put on the list or whose plan is held; `nil` for nobody.
    func waitingCount(_ reading: StoreReading) throws -> WaitingCount? {
        let line = try addedOrHeld(reading).map { WaitingEntry($0, on: today) }
        guard !line.isEmpty else { return nil }
        return WaitingCount(
            count: line.count, past: line.count { $0.isPast }, first: Array(line.prefix(3)))
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
        case .seat(let known, _): return NextStep(.showClass(known))
        }
    }
}
