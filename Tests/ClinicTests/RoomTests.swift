import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic
@testable import ClinicStore

/// How a room is lost to the sessions that are booked in it.
enum RoomLoss: String, CaseIterable {
    case closedForDays, closedForHours, smaller, removed

    /// - Returns: the sessions that are told to be hit.
    func happen(to session: Session, _ clinic: Clinic) throws -> [Session] {
        let room = try #require(session.details.room)
        let start = session.details.start
        switch self {
        case .closedForDays:
            let span = try clinic.absenceSpan(from: "\(start.day)", to: "\(start.day)")
            return try clinic.perform(CloseRoom(room, span, why: "new floor")).hit
        case .closedForHours:
            let span = try #require(Interval(start + 10, start + 20))
            return try clinic.perform(CloseRoom(room, span)).hit
        case .smaller: return try clinic.perform(ChangeRoom(room, capacity: 1)).hit
        case .removed: return try clinic.perform(RemoveRoom(room)).hit
        }
    }
}

@Suite("Rooms that change")
struct RoomTests {
    /// Two sessions at one time in a room for two, and another room.
    private func world() throws -> (test: TestClinic, sessions: [Session]) {
        let test = try TestClinic().staffed(2)
        let clinic = test.clinic
        _ = try clinic.addRoom(name: "Studio", capacity: 2)
        let sessions = try (1...2).map { number in
            let patient = try clinic.screenedPatient(
                "Patient \(number)", PatientInput(born: "1980-01-01"))
            return try clinic.addSession(
                SessionInput(
                    patient: patient, at: "2026-12-03T10:15",
                    therapist: clinic.therapist(named: "T\(number)"), room: clinic.room(named: "R1")
                ))
        }
        _ = try clinic.screenedPatient("Third", PatientInput(born: "1980-01-01"))
        return (test, sessions)
    }

    @Test(
        "whatever takes a room away: its sessions are told, not confirmed, and repaired; undone, all is as it was",
        arguments: RoomLoss.allCases)
    func lost(_ loss: RoomLoss) throws {
        let (test, sessions) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        let before = try clinic.store.contents()
        let hit = try loss.happen(to: sessions[0], clinic)
        let change = try #require(try clinic.read { try $0.history(limit: 1) }.first?.number)
        #expect(hit.map(\.id) == sessions.map(\.id))
        for session in sessions {
            let entry = try clinic.page(of: session).session
            #expect(entry.troubles.map(\.kind) == [.room])
            expectRefused { _ = try clinic.confirm(session) }
        }
        // What is booked may stand until somebody moves it: no rule of the file is broken.
        #expect(try clinic.check().violations == [])
        let third = try clinic.patient(named: "Third")
        if loss != .smaller {
            expectRefused {
                _ = try clinic.addSession(
                    SessionInput(
                        patient: third, at: "2026-12-03T10:00", room: clinic.room(named: "R1")))
            }
        }
        _ = try clinic.repair(apply: true)
        for session in sessions {
            let entry = try clinic.page(of: clinic.session(named: "\(session.id)")).session
            #expect(entry.troubles.isEmpty, "\(loss)")
            #expect(entry.session.details.start == session.details.start, "\(loss)")
        }
        // Back into a room that is too small nothing is put: the room is made larger first.
        if loss == .smaller {
            let refused = try refusal { _ = try clinic.undo() }
            #expect(!refused.remedy.isEmpty)
            _ = try clinic.undo(entry: change)
            _ = try clinic.undo()
        } else {
            for _ in 0..<2 { _ = try clinic.undo() }
        }
        let after = try clinic.store.contents().plain
        #expect(after == before.plain, "\(after.difference(from: before.plain))")
    }

    @Test("the last room stays while sessions are booked in it; without any it goes")
    func lastRoom() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo", PatientInput(born: "1980-01-01"))
        let session = try test.clinic.addSession(
            SessionInput(patient: patient, at: "2026-12-03T10:15"))
        let told = try refusal { _ = try test.clinic.perform(RemoveRoom(ID(1))) }
        #expect(
            told.problem == "Hall (R1) is the last room, and 1 booked session could go nowhere.")
        #expect(try test.clinic.rooms().first?.isActive == true)
        _ = try test.clinic.cancel(session, CancelInput(reason: "sick", scope: .only))
        #expect(try test.clinic.perform(RemoveRoom(ID(1))).room.isActive == false)
    }

    @Test("a plan is never placed in a closed room or a closed part of a day")
    func placed() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let clinic = test.clinic
        let span = try clinic.absenceSpan(from: "2026-12-07", to: "2026-12-08")
        _ = try clinic.perform(CloseRoom(clinic.room(named: "Hall").id, span))
        var input = ClinicInput()
        input.closed = ["2026-12-10T08:00..2026-12-11T12:00"]
        _ = try clinic.changeSettings(name: nil, reopen: [], input)
        let patient = try clinic.screenedPatient("Jo", PatientInput())
        let current = try clinic.read { try clinic.current($0, in: clinic.store) }
        let made = try current.startPlan(
            PlanInput(patient: patient, cause: "hip-bursitis", start: "2026-12-07"))
        let closed = try #require(
            Interval(LocalTime(parsing: "2026-12-10T08:00"), LocalTime(parsing: "2026-12-11T12:00"))
        )
        for session in made.sessions where session.details.room != nil {
            #expect(session.details.span?.overlaps(span) == false, "\(session.details.start)")
            #expect(session.details.span?.overlaps(closed) == false, "\(session.details.start)")
        }
        #expect(try current.check().trouble.isEmpty)
    }

    @Test(
        "two rooms in use never have one name, in whatever capitals and accents; a removed one gives its name back"
    )
    func names() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let clinic = test.clinic
        let hall = try clinic.room(named: "Hall")
        for name in ["Hall", "hall", "HÀLL", " hall "] {
            let told = try refusal { _ = try clinic.addRoom(name: name, capacity: 1) }
            #expect(told.problem == "There is a room 'Hall' (R1) already.")
        }
        let gym = try clinic.addRoom(name: "Gym", capacity: 1)
        expectRefused { _ = try clinic.perform(ChangeRoom(gym.id, name: "hall")) }
        #expect(try clinic.perform(ChangeRoom(hall.id, name: "HALL")).room.name == "HALL")
        _ = try clinic.perform(RemoveRoom(hall.id))
        #expect(try clinic.perform(ChangeRoom(gym.id, name: "Hall")).room.name == "Hall")
        #expect(try clinic.room(named: "hall").id == gym.id)
        expectRefused { _ = try clinic.perform(RemoveRoom(hall.id)) }
        expectRefused { _ = try clinic.perform(ChangeRoom(hall.id, capacity: 3)) }
    }

    @Test(
        "a part of a day that is closed takes its sessions along; it opens again whole or in part")
    func partOfDay() throws {
        let (test, sessions) = try world()
        defer { test.remove() }
        let clinic = test.clinic
        var input = ClinicInput()
        input.closed = ["2026-12-03T10:30", "2026-12-24..2026-12-26"]
        let (settings, hit) = try clinic.changeSettings(name: nil, reopen: [], input)
        #expect(settings.closedTimes.map(\.words) == ["2026-12-03 10:30-24:00"])
        #expect(
            settings.closedDays.map(\.description) == ["2026-12-24", "2026-12-25", "2026-12-26"])
        #expect(hit.map(\.id) == sessions.map(\.id))
        let after = try clinic.read { try clinic.current($0, in: clinic.store) }
        #expect(try after.page(of: sessions[0]).session.troubles.map(\.kind) == [.closed])
        let part = try after.changeSettings(
            name: nil, reopen: ["2026-12-03T10:30..2026-12-03T11:00", "2026-12-25"], ClinicInput())
        #expect(part.settings.closedTimes.map(\.words) == ["2026-12-03 11:00-24:00"])
        #expect(part.settings.closedDays.map(\.description) == ["2026-12-24", "2026-12-26"])
        #expect(part.hit.isEmpty)
        let last = try clinic.read { try clinic.current($0, in: clinic.store) }
        let whole = try last.changeSettings(
            name: nil, reopen: ["2026-12-03", "2026-12-24..2026-12-26"], ClinicInput())
        #expect(whole.settings.closedTimes.isEmpty && whole.settings.closedDays.isEmpty)
    }

    @Test(
        "what is no time to close is refused with the ways to write one",
        arguments: [
            "2026-12-26..2026-12-24", "2026-12-24T12:00..2026-12-24T12:00",
            "2026-12-24..2029-01-01",
            "a..b..c", "..", "",
        ])
    func unreadable(_ text: String) throws {
        let today = try Day(parsing: "2026-11-30")
        #expect(throws: Failure.self) { _ = try Closing(telling: [text], today: today) }
    }
}
