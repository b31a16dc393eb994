import CivilTime
import Planner
import Testing

@testable import ClinicStore

/// A class of three seats with Ada in the Gym, on Mondays at ten; the Gym holds two sessions at a time.
private struct ClassWorld {
    let clinic: Clinic
    let groupClass: GroupClass
    private(set) var meetings: [ClassMeeting] = []

    init(_ store: ClinicStore? = nil, seats: Int = 3, weeks: Int = 3) throws {
        let clinic = try Clinic(store)
        self.clinic = clinic
        groupClass = try clinic.store.write(change("class add")) {
            try $0.addClass(ClassDetails("Hips", with: ID(1), in: ID(2), minutes: 60, seats: seats))
        }
        for week in 0..<weeks {
            let span = try Self.hour(at("10:00", monday + 7 * week))
            let details = MeetingDetails(of: groupClass, span)
            meetings.append(
                try clinic.store.write(change("class add")) {
                    try $0.addMeeting(details, uid: "m\(week)")
                })
        }
        try clinic.store.write(change("patient add")) { write in
            for name in 4...9 { try write.addPatient(PatientDetails(name: "Pat \(name)")) }
        }
    }

    static func hour(_ start: LocalTime) throws -> Interval<LocalTime> {
        try #require(Interval(start, start + 60))
    }

    func seat(_ patient: Int64, in meeting: ClassMeeting) -> SessionDetails {
        var details = clinic.details(
            meeting.details.span.start, minutes: 60, patient: patient,
            therapist: meeting.details.therapist.number, room: meeting.details.room?.number)
        details.seat = meeting.seat
        return details
    }
}

@Suite("Seats of classes in the file")
struct ClassSeatTests {
    @Test("the file gives no more seats than a meeting has, and none where it is not held")
    func capacity() throws {
        let world = try ClassWorld()
        let (clinic, meeting) = (world.clinic, world.meetings[0])
        for patient in Int64(1)...3 { try clinic.book(world.seat(patient, in: meeting)) }
        #expect(throws: StoreError.doubleBooked(.seat, at: meeting.details.span.start)) {
            try clinic.book(world.seat(4, in: meeting))
        }
        var elsewhere = world.seat(4, in: world.meetings[1])
        elsewhere.start = elsewhere.start + 5
        #expect(throws: StoreError.doubleBooked(.seat, at: elsewhere.start)) {
            try clinic.book(elsewhere)
        }
        #expect(try clinic.violations() == [])
    }

    @Test("a meeting takes its therapist and one place of its room, whoever has a seat")
    func takes() throws {
        let world = try ClassWorld()
        let (clinic, start) = (world.clinic, world.meetings[0].details.span.start)
        #expect(throws: StoreError.doubleBooked(.therapist, at: start + 15)) {
            try clinic.book(clinic.details(start + 15, patient: 1, therapist: 1))
        }
        try clinic.book(clinic.details(start + 15, patient: 1, therapist: 2, room: 2))
        #expect(throws: StoreError.doubleBooked(.room, at: start + 15)) {
            try clinic.book(clinic.details(start + 15, patient: 2, therapist: 3, room: 2))
        }
        // Nor does it come to where something is booked, whichever of both is there first.
        try clinic.book(clinic.details(start + 120, patient: 3, therapist: 1))
        #expect(throws: StoreError.doubleBooked(.therapist, at: start + 90)) {
            try clinic.store.write(change()) {
                try $0.addMeeting(
                    MeetingDetails(of: world.groupClass, ClassWorld.hour(start + 90)), uid: "x")
            }
        }
        #expect(try clinic.violations() == [])
    }

    @Test("seats go with their meeting, or the meeting stays; an undo brings all of it back")
    func moves() throws {
        let world = try ClassWorld()
        let (clinic, meeting) = (world.clinic, world.meetings[0])
        let seats = try (Int64(1)...2).map { try clinic.book(world.seat($0, in: meeting)) }
        var moved = meeting
        moved.details.span = try ClassWorld.hour(meeting.details.span.start + 240)
        #expect(throws: StoreError.refused(rule: "the seats of a meeting go with it")) {
            try clinic.store.write(change()) { try $0.update([moved]) }
        }
        let landed = seats.map { seat in
            var seat = seat
            seat.details.start = moved.details.span.start
            return seat
        }
        let kept = try clinic.store.write(change()) { try $0.update([moved], with: landed) }
        #expect(kept.map(\.details.seat) == seats.map(\.details.seat))
        #expect(kept.map(\.sequence) == [1, 1])
        let last = try clinic.store.read { try #require(try $0.lastUndoable()).number }
        try clinic.store.write(change("undo")) { try $0.undo(last) }
        let back = try clinic.store.read {
            (try $0.meeting(meeting.id), try $0.session(seats[0].id))
        }
        #expect(back.0.details == meeting.details && back.0.sequence == 2)
        #expect(back.1.details == seats[0].details)
        #expect(try clinic.violations() == [])
    }

    @Test("meetings that move together to each other's times pass, forth and back")
    func passing() throws {
        let world = try ClassWorld()
        let clinic = world.clinic
        for days in [7, -7] {
            let before = try clinic.store.read { try $0.meetings(of: world.groupClass.id) }
            let moved = try before.map { meeting in
                var meeting = meeting
                meeting.details.span = try ClassWorld.hour(
                    meeting.details.span.start + days * 1440)
                return meeting
            }
            try clinic.store.write(change()) { try $0.update(moved) }
            let last = try clinic.store.read { try #require(try $0.lastUndoable()).number }
            try clinic.store.write(change("undo")) { try $0.undo(last) }
            let after = try clinic.store.read { try $0.meetings(of: world.groupClass.id) }
            #expect(after.map(\.details) == before.map(\.details))
        }
        #expect(try clinic.violations() == [])
    }

    @Test(
        "a seat that is placed elsewhere is a seat no more, or one in the meeting that is held there"
    )
    func leaves() throws {
        let world = try ClassWorld()
        let clinic = world.clinic
        var seat = try clinic.book(world.seat(1, in: world.meetings[0]))
        seat.details.start = world.meetings[1].details.span.start
        seat = try clinic.store.write(change()) { try $0.updateSession(seat) }
        #expect(seat.details.seat == world.meetings[1].seat)
        seat.details.start = seat.details.start + 120
        seat = try clinic.store.write(change()) { try $0.updateSession(seat) }
        #expect(seat.details.seat == nil)
        #expect(try clinic.violations() == [])
    }

    @Test("no order of seats given, given up, moved and taken back ever fills more than there are")
    func anyOrder() throws {
        for seed in UInt64(1)...4 {
            var random = SeatRandom(seed: seed)
            let world = try ClassWorld(seats: 2)
            let (clinic, store) = (world.clinic, world.clinic.store)
            var refused = 0
            for step in 0..<60 {
                let patient = Int64.random(in: 1...6, using: &random)
                let meeting = world.meetings[Int.random(in: 0..<3, using: &random)].id
                do {
                    try store.write(change(minute: 29_000_000 + step)) { write in
                        let meeting = try write.now.meeting(meeting)
                        let live = try write.now.sessions().filter {
                            $0.details.seat != nil && $0.status.isLive
                        }
                        switch Int.random(in: 0..<6, using: &random) {
                        case 0...2:
                            try write.addSession(
                                world.seat(patient, in: meeting), uid: "\(seed)-\(step)")
                        case 3:
                            guard var seat = live.randomElement(using: &random) else { return }
                            (seat.status, seat.reason) = (.cancelled, "sick")
                            try write.updateSession(seat)
                        case 4:
                            guard var seat = live.randomElement(using: &random) else { return }
                            seat.details.start = meeting.details.span.start
                            try write.updateSession(seat)
                        default:
                            let entries = try write.now.history(limit: 20)
                            let open = entries.filter {
                                $0.command == "test" && $0.undoes == nil && $0.undoneBy == nil
                            }
                            guard let entry = open.randomElement(using: &random) else { return }
                            do { try write.undo(entry.number) } catch let error as UndoRefusal {
                                throw UndoneInstead(error: error)
                            }
                        }
                    }
                } catch StoreError.doubleBooked { refused += 1 } catch is UndoneInstead {}
                try expectSeats(clinic, step)
            }
            #expect(refused > 5, "the class was never full in \(seed)")
            #expect(try clinic.violations() == [])
        }
    }

    @Test("of two programs that want the last seats no more than there are get one")
    func twoPrograms() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        let world = try ClassWorld(
            try ClinicStore.open(path: path, create: true), seats: 3, weeks: 8)
        let won = try await withThrowingTaskGroup(of: Int.self) { group in
            for half in 0..<2 {
                let store = try ClinicStore.open(path: path)
                group.addTask {
                    var won = 0
                    for meeting in world.meetings {
                        for patient in [1, 3, 5, 7].map({ Int64($0 + half) }) {
                            do {
                                try store.write(change("class seat")) {
                                    try $0.addSession(
                                        world.seat(patient, in: meeting),
                                        uid: "\(meeting.id)-\(patient)")
                                }
                                won += 1
                            } catch StoreError.doubleBooked(.seat, at: _) {}
                        }
                    }
                    try store.close()
                    return won
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(won == 24)
        #expect(try world.clinic.violations() == [])
    }

    private func expectSeats(_ clinic: Clinic, _ step: Int) throws {
        let (meetings, sessions) = try clinic.store.read { (try $0.meetings(), try $0.sessions()) }
        for meeting in meetings {
            let seats = sessions.filter {
                $0.status.isLive && $0.details.seat?.meeting == meeting.id
            }
            #expect(seats.count <= meeting.details.seats, "\(meeting.id) at step \(step)")
            #expect(seats.allSatisfy { meeting.details.holds($0.details) })
        }
    }
}

private struct UndoneInstead: Error {
    let error: UndoRefusal
}

private struct SeatRandom: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
