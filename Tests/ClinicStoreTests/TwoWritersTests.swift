import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("Two programs on one file")
struct TwoWritersTests {
    @Test("sessions of both writers are all kept, and the history has one entry for each")
    func noneLost() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        let clinic = try Clinic(try ClinicStore.open(path: path, create: true))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in [Int64(1), 2] {
                let store = try ClinicStore.open(path: path)
                let details = clinic.details(
                    try at("08:00"), minutes: 5, patient: person, therapist: person)
                group.addTask {
                    for index in 0..<100 {
                        var session = details
                        session.start = details.start + index * 5
                        try store.write(change("session add")) {
                            try $0.addSession(session, uid: "\(person)-\(index)")
                        }
                    }
                    try store.close()
                }
            }
            try await group.waitForAll()
        }
        let (sessions, history) = try clinic.store.read {
            (try $0.sessions(), try $0.history(limit: 1000))
        }
        #expect(sessions.count == 200)
        #expect(history.count == 201)
        #expect(try clinic.violations() == [])
    }

    @Test("one of two who want the same time gets it, the other is told")
    func oneWins() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        let clinic = try Clinic(try ClinicStore.open(path: path, create: true))
        let start = try at("08:00")
        let won = try await withThrowingTaskGroup(of: Int.self) { group in
            for patient in [Int64(1), 2] {
                let store = try ClinicStore.open(path: path)
                group.addTask {
                    var won = 0
                    for index in 0..<60 {
                        let session = clinic.details(
                            start + index * 10, minutes: 10, patient: patient, therapist: 3)
                        do {
                            try store.write(change()) {
                                try $0.addSession(session, uid: "\(patient)-\(index)")
                            }
                            won += 1
                        } catch StoreError.doubleBooked(.therapist, at: session.start) {}
                    }
                    try store.close()
                    return won
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(won == 60)
        #expect(try clinic.store.read { try $0.sessions() }.count == 60)
        #expect(try clinic.violations() == [])
    }

    @Test("of two who make the file at once both find the same one")
    func bothMake() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let store = try ClinicStore.open(path: path, create: true)
                    try store.write(change()) { try $0.addRoom(name: "Room \(number)") }
                    try store.close()
                }
            }
            try await group.waitForAll()
        }
        let store = try ClinicStore.open(path: path)
        #expect(try store.read { try $0.rooms() }.map(\.name).sorted().count == 4)
        #expect(try store.violations { _ in true } == [])
        try store.close()
    }

    @Test("who waits in vain for another program is told so, and has written nothing")
    func busy() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        var impatient = SQLiteEngine.configuration()
        impatient.busyMode = .timeout(0.05)
        let pool = try DatabasePool(path: directory.path(), configuration: impatient)
        try clinic.store.write(change()) { write in
            let error = #expect(throws: StoreError.self) {
                try ClinicStore(SQLiteEngine(database: pool)).write(change()) {
                    try $0.addRoom(name: "Late")
                }
            }
            #expect(error == .busy)
            try write.addRoom(name: "First")
            let reader = try ClinicStore.open(path: directory.path())
            #expect(try reader.read { try $0.rooms() }.map(\.name) == ["One", "Gym"])
            try reader.close()
        }
        #expect(try clinic.store.read { try $0.rooms() }.map(\.name) == ["One", "Gym", "First"])
        try pool.close()
    }

    @Test("a plan made on a diary that has changed meanwhile is refused whole")
    func staleDiary() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let other = try ClinicStore.open(path: directory.path())
        let (plan, sessions) = try clinic.plan()
        let taken = clinic.details(sessions[12].start + -15, patient: 2, therapist: 1)
        #expect(try clinic.store.read { try $0.snapshot(from: monday) }.bookings == [])
        try other.write(change()) { try $0.addSession(taken, uid: "first") }
        let before = try clinic.dump()
        #expect(throws: StoreError.doubleBooked(.therapist, at: sessions[12].start)) {
            try clinic.store.write(change()) {
                try $0.createPlan(
                    plan, sessions: sessions, held: false, makeUID: clinic.uids.next)
            }
        }
        #expect(try clinic.dump() == before)
    }

    @Test("a reader sees one state while another writes")
    func snapshot() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let other = try ClinicStore.open(path: directory.path())
        try clinic.store.read { reading in
            #expect(try reading.rooms().count == 2)
            try other.write(change()) { try $0.addRoom(name: "New") }
            #expect(try reading.rooms().count == 2)
        }
        #expect(try clinic.store.read { try $0.rooms() }.count == 3)
    }
}
