import CivilTime
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A session of a plan and one outside of plans, in a clinic with much free time.
private struct OfferWorld {
    let fixture: LivingFixture
    let single: Session
    var clinic: Clinic { fixture.clinic }

    init() throws {
        fixture = try LivingFixture()
        let patient = try fixture.clinic.patient(named: "Jo")
        single = try fixture.clinic.addSession(
            SessionInput(patient: patient, at: "2026-12-02T15:00"))
    }
}

/// What a command offers at most three of.
private struct Offering: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let places: @Sendable (OfferWorld) throws -> [(start: LocalTime, therapist: ID<Therapist>)]

    init(
        _ name: String,
        _ places:
            @escaping @Sendable (OfferWorld) throws
            -> [(start: LocalTime, therapist: ID<Therapist>)]
    ) {
        testDescription = name
        self.places = places
    }
}

extension Offers<OfferedPlace> {
    fileprivate var places: [(start: LocalTime, therapist: ID<Therapist>)] {
        map { ($0.start, $0.therapist) }
    }
}

@Suite("Each command that offers times offers different ones")
struct OffersTests {
    private static let offering = [
        Offering("session options, outside of plans") { world in
            try world.clinic.options(for: world.single, count: 3).places
        },
        Offering("session options, in a plan") { world in
            try world.clinic.options(for: world.fixture.sessions()[2], count: 3).places
        },
        Offering("session add where another session stands") { world in
            let jo = try world.clinic.patient(named: "Jo")
            do {
                _ = try world.clinic.addSession(
                    SessionInput(patient: jo, at: "\(world.single.details.start)"))
            } catch BookingRefusal.notFree(_, _, let near) {
                return near.map { ($0.slot.start, $0.slot.therapist) }
            }
            return []
        },
        Offering("session cancel") { world in
            let first = try world.fixture.sessions()[1]
            return try world.clinic.cancel(first, CancelInput(reason: "work", scope: .only))
                .offers.places
        },
        Offering("session miss") { world in
            let first = try world.fixture.sessions()[0]
            return try world.fixture.after(1).miss(first).offers.places
        },
    ]

    @Test("three of them lie in three halves of days", arguments: offering)
    private func differ(offering: Offering) throws {
        let world = try OfferWorld()
        defer { world.fixture.remove() }
        let places = try offering.places(world)
        let halves = places.map { "\($0.start.day) \($0.start.time.minutes < 720)" }
        #expect(places.count == 3 && Set(halves).count == 3, "\(places.map(\.start))")
    }

    @Test("a session makes up at the first place that was offered for it")
    func makesUp() throws {
        let world = try OfferWorld()
        defer { world.fixture.remove() }
        let lost = try world.fixture.sessions()[0]
        let clinic = try world.fixture.after(1)
        let offered = try #require(try clinic.miss(lost).offers.first)
        let booked = try #require(try clinic.makeUp(for: lost, MakeUpInput()).sessions.first)
        #expect(booked.details.start == offered.start)
    }

    @Test("who could come into a gap comes nearest to the usual time of day")
    func gaps() throws {
        let world = try OfferWorld()
        defer { world.fixture.remove() }
        let lost = try world.fixture.sessions()[0]
        _ = try world.fixture.after(1).miss(lost)
        let usual = lost.details.start.time
        var known = 0
        for day in 1...4 {
            let clinic = world.fixture.test.at("\(lost.details.start.day + day)T05:00")
            for gap in try clinic.day(nil, therapist: nil).gaps {
                let span = gap.span
                for candidate in gap.candidates {
                    known += 1
                    let latest = span.end + -candidate.minutes
                    let nearest = min(max(LocalTime(span.start.day, usual), span.start), latest)
                    #expect(candidate.place.start == nearest)
                }
            }
        }
        #expect(known > 0)
    }
}
