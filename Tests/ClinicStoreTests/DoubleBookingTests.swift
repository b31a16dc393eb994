import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

/// A span against the one booked from 10:00 to 10:45.
struct Relation: CustomTestStringConvertible, Sendable {
    let name: String
    let start: String
    let minutes: Int
    let overlaps: Bool
    var testDescription: String { name }

    static let all = [
        Relation(name: "before", start: "09:00", minutes: 30, overlaps: false),
        Relation(name: "before, touching", start: "09:30", minutes: 30, overlaps: false),
        Relation(name: "ends inside", start: "09:45", minutes: 30, overlaps: true),
        Relation(name: "same", start: "10:00", minutes: 45, overlaps: true),
        Relation(name: "within", start: "10:10", minutes: 20, overlaps: true),
        Relation(name: "around", start: "09:30", minutes: 120, overlaps: true),
        Relation(name: "same start, longer", start: "10:00", minutes: 60, overlaps: true),
        Relation(name: "same end, shorter", start: "10:15", minutes: 30, overlaps: true),
        Relation(name: "starts inside", start: "10:40", minutes: 45, overlaps: true),
        Relation(name: "after, touching", start: "10:45", minutes: 45, overlaps: false),
        Relation(name: "after", start: "11:30", minutes: 45, overlaps: false),
        Relation(name: "the longest around", start: "07:00", minutes: 240, overlaps: true),
        Relation(name: "the longest before", start: "06:00", minutes: 240, overlaps: false),
    ]
}

@Suite("No double booking")
struct DoubleBookingTests {
    /// What two sessions share outside of classes.
    private static let shared: [StoreError.Shared] = [.therapist, .patient, .room]

    /// Two sessions in the gym from 10:00 to 10:45, and a third that shares only `shared` with them.
    private func world(
        _ shared: StoreError.Shared, _ start: LocalTime, minutes: Int
    ) throws -> (Clinic, SessionDetails) {
        let clinic = try Clinic()
        let ten = try at("10:00")
        try clinic.book(clinic.details(ten, patient: 1, therapist: 1, room: 2))
        try clinic.book(clinic.details(ten, patient: 2, therapist: 2, room: 2))
        let details =
            switch shared {
            case .therapist: clinic.details(start, minutes: minutes, patient: 3, therapist: 1)
            case .patient: clinic.details(start, minutes: minutes, patient: 1, therapist: 3)
            case .room, .seat:
                clinic.details(start, minutes: minutes, patient: 3, therapist: 3, room: 2)
            }
        return (clinic, details)
    }

    @Test(
        "a new session that overlaps is refused", arguments: DoubleBookingTests.shared,
        Relation.all)
    func insert(_ shared: StoreError.Shared, _ relation: Relation) throws {
        let start = try at(relation.start)
        let (clinic, details) = try world(shared, start, minutes: relation.minutes)
        let before = try clinic.dump()
        if relation.overlaps {
            #expect(throws: StoreError.doubleBooked(shared, at: start)) { try clinic.book(details) }
            #expect(try clinic.dump() == before)
        } else {
            try clinic.book(details)
        }
        #expect(try clinic.violations() == [])
    }

    @Test("a move that overlaps is refused", arguments: DoubleBookingTests.shared, Relation.all)
    func update(_ shared: StoreError.Shared, _ relation: Relation) throws {
        let start = try at(relation.start)
        let (clinic, details) = try world(shared, start, minutes: relation.minutes)
        var elsewhere = details
        elsewhere.start = try at("14:00", monday + 7)
        var session = try clinic.book(elsewhere)
        session.details = details
        let before = try clinic.dump()
        let move = { try clinic.store.write(change("move")) { try $0.updateSession(session) } }
        if relation.overlaps {
            #expect(throws: StoreError.doubleBooked(shared, at: start)) { try move() }
            #expect(try clinic.dump() == before)
        } else {
            let moved = try move()
            #expect(moved.sequence == 1)
        }
        #expect(try clinic.violations() == [])
    }

    @Test("handing a session to somebody busy is refused")
    func handOver() throws {
        let clinic = try Clinic()
        let ten = try at("10:00")
        try clinic.book(clinic.details(ten, patient: 1, therapist: 1))
        var session = try clinic.book(clinic.details(ten, patient: 2, therapist: 2))
        session.details.therapist = ID(1)
        #expect(throws: StoreError.doubleBooked(.therapist, at: ten)) {
            try clinic.store.write(change()) { try $0.updateSession(session) }
        }
    }

    @Test("a cancelled session frees its time and cannot come back when it is taken")
    func cancelled() throws {
        let clinic = try Clinic()
        let ten = try at("10:00")
        var first = try clinic.book(clinic.details(ten, room: 1))
        first.status = .cancelled
        first.reason = "sick"
        first = try clinic.store.write(change()) { try $0.updateSession(first) }
        #expect(first.sequence == 1)
        try clinic.book(clinic.details(ten, patient: 2, room: 1))
        first.status = .booked
        #expect(throws: StoreError.doubleBooked(.therapist, at: ten)) {
            try clinic.store.write(change()) { try $0.updateSession(first) }
        }
    }

    @Test("an overlap with a reason is kept, and both sessions can still change their status")
    func exception() throws {
        let clinic = try Clinic()
        let ten = try at("10:00")
        var first = try clinic.book(clinic.details(ten))
        try clinic.book(clinic.details(ten, patient: 2), overlapAllowed: "pair exercise")
        first.status = .attended
        first = try clinic.store.write(change()) { try $0.updateSession(first) }
        #expect(first.status == .attended)
        #expect(try clinic.violations() == [])
        #expect(throws: StoreError.doubleBooked(.therapist, at: ten)) {
            try clinic.book(clinic.details(ten, patient: 3))
        }
    }

    @Test("a reason lets nobody into a full room")
    func exceptionInRoom() throws {
        let clinic = try Clinic()
        let ten = try at("10:00")
        try clinic.book(clinic.details(ten, room: 1))
        #expect(throws: StoreError.doubleBooked(.room, at: ten)) {
            try clinic.book(
                clinic.details(ten, patient: 2, therapist: 2, room: 1), overlapAllowed: "guest")
        }
    }

    @Test("a room for two takes one across two that follow each other, and no third at once")
    func capacity() throws {
        let clinic = try Clinic()
        try clinic.book(clinic.details(try at("10:00"), minutes: 30, therapist: 1, room: 2))
        try clinic.book(clinic.details(try at("10:30"), minutes: 30, therapist: 1, room: 2))
        try clinic.book(
            clinic.details(try at("10:15"), minutes: 30, patient: 2, therapist: 2, room: 2))
        let last = try at("10:40")
        #expect(throws: StoreError.doubleBooked(.room, at: last)) {
            try clinic.book(
                clinic.details(last, minutes: 30, patient: 3, therapist: 3, room: 2))
        }
        #expect(try clinic.violations() == [])
    }

    @Test("the database takes exactly what a plain search finds free", arguments: 1...6)
    func agreesWithSearch(seed: UInt64) throws {
        let clinic = try Clinic()
        var random = SplitMix64(seed: seed)
        var kept: [SessionDetails] = []
        for _ in 0..<150 {
            let start = try at("08:00") + Int.random(in: 0..<100, using: &random) * 5
            let details = clinic.details(
                start, minutes: [5, 30, 45, 60, 240].randomElement(using: &random) ?? 30,
                patient: .random(in: 1...3, using: &random),
                therapist: .random(in: 1...3, using: &random),
                room: [nil, 1, 2, 2].randomElement(using: &random) ?? nil)
            let isFree = Self.isFree(details, among: kept)
            let isTaken = (try? clinic.book(details)) != nil
            #expect(isTaken == isFree, "\(details)")
            if isTaken { kept.append(details) }
        }
        #expect(kept.count > 5)
        #expect(try clinic.violations() == [])
    }

    /// Counts minute by minute.
    private static func isFree(_ new: SessionDetails, among kept: [SessionDetails]) -> Bool {
        (new.start.minute..<new.end.minute).allSatisfy { minute in
            let now = kept.filter { ($0.start.minute..<$0.end.minute).contains(minute) }
            let inRoom = now.filter { new.room != nil && $0.room == new.room }.count
            return !now.contains { $0.therapist == new.therapist || $0.patient == new.patient }
                && inRoom < (new.room == ID(2) ? 2 : 1)
        }
    }
}
