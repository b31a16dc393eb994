import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("What no program may do to the file")
struct LifeOfASessionTests {
    @Test(
        "the database refuses",
        arguments: [
            "DELETE FROM session WHERE id = 1",
            "UPDATE session SET uid = 'other' WHERE id = 1",
            "UPDATE session SET created = created - 1 WHERE id = 1",
            "UPDATE session SET patient = 2 WHERE id = 1",
            "UPDATE session SET id = 99 WHERE id = 1",
            "UPDATE session SET sequence = -1 WHERE id = 1",
            "UPDATE session SET startMinute = startMinute + 5 WHERE id = 1",
            "UPDATE session SET endMinute = endMinute + 5 WHERE id = 1",
            "UPDATE session SET therapist = 2 WHERE id = 1",
            "UPDATE session SET room = NULL WHERE id = 1",
            "UPDATE session SET status = 'cancelled' WHERE id = 1",
            "UPDATE session SET status = 'gone', sequence = 1 WHERE id = 1",
            "UPDATE session SET endMinute = startMinute + 241, sequence = 1 WHERE id = 1",
            "UPDATE session SET endMinute = startMinute + 4, sequence = 1 WHERE id = 1",
            "UPDATE session SET therapist = 77, sequence = 1 WHERE id = 1",
            "DELETE FROM usedUID", "UPDATE usedUID SET uid = 'free'",
            "DELETE FROM history WHERE id = 1", "UPDATE history SET actor = 'nobody'",
            "DELETE FROM historyPatient", "UPDATE historyPatient SET after = '{}'",
            "UPDATE historyPatient SET patient = 2, before = NULL, after = NULL",
            "DELETE FROM patient WHERE id = 1", "DELETE FROM therapist WHERE id = 1",
            "INSERT INTO clinic (id, name, timeZone, hours, jurisdiction) VALUES (2,'x','x','','UK')",
        ])
    func refused(_ sql: String) throws {
        let clinic = try Clinic()
        try clinic.createPlan()
        let before = try clinic.dump()
        #expect(throws: DatabaseError.self, "\(sql)") {
            try clinic.store.database.write { try $0.execute(sql: sql) }
        }
        #expect(try clinic.dump() == before)
    }

    @Test("a UID is never given twice, for whatever")
    func uids() throws {
        let clinic = try Clinic()
        try clinic.createPlan()
        let free = clinic.details(try at("15:00"))
        for uid in ["u1", "r1", "m1"] {
            #expect(throws: StoreError.uidUsed) {
                try clinic.store.write(change()) { try $0.addSession(free, uid: uid) }
            }
        }
        try clinic.store.write(change()) { try $0.erasePatient(ID(1)) }
        let other = clinic.details(try at("15:00"), patient: 2)
        #expect(throws: StoreError.uidUsed) {
            try clinic.store.write(change()) { try $0.addSession(other, uid: "r1") }
        }
    }

    @Test("a note changes no sequence; time, room, therapist and status each raise it by one")
    func sequence() throws {
        let clinic = try Clinic()
        var session = try clinic.book(clinic.details(try at("10:00")))
        let edits: [(inout Session) throws -> Void] = [
            { $0.details.note = "bring shoes" }, { $0.details.start = try at("11:00") },
            { $0.details.room = ID(1) }, { $0.details.therapist = ID(2) },
            { $0.details.minutes = 30 }, { $0.status = .confirmed },
        ]
        for (index, edit) in edits.enumerated() {
            try edit(&session)
            let later = change(minute: 29_000_010 + index)
            session = try clinic.store.write(later) { try $0.updateSession(session) }
            #expect(session.sequence == index)
            #expect(session.revised == later.at)
        }
        #expect(try clinic.store.read { try $0.session(session.id) } == session)
    }
}
