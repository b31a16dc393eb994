import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("Sessions in transit, and what an undo may do")
struct TransitTests {
    @Test("two sessions change places in one write, and each sequence rises by one")
    func changePlaces() throws {
        let clinic = try Clinic()
        let early = try clinic.book(clinic.details(try at("10:00"), room: 1))
        let late = try clinic.book(clinic.details(try at("11:00"), room: 1))
        var (first, second) = (early, late)
        swap(&first.details.start, &second.details.start)
        let moved = try clinic.store.write(change()) { try $0.moveSessions([first, second]) }
        #expect(moved.map(\.sequence) == [1, 1])
        #expect(moved.map(\.details.start) == [late.details.start, early.details.start])
        #expect(try clinic.violations() == [])
    }

    @Test(
        "a session that lands on another one's therapist, patient or room is refused, and all stays",
        arguments: [(1, 1, nil), (2, 1, nil), (1, 2, nil), (2, 2, 1)]
            as [(patient: Int64, therapist: Int64, room: Int64?)])
    func landing(_ other: (patient: Int64, therapist: Int64, room: Int64?)) throws {
        let clinic = try Clinic()
        var moving = try clinic.book(clinic.details(try at("10:00"), room: 1))
        try clinic.book(
            clinic.details(
                try at("12:00"), patient: other.patient, therapist: other.therapist,
                room: other.room))
        let before = try clinic.dump()
        moving.details.start = try at("12:15")
        #expect(throws: StoreError.self) {
            try clinic.store.write(change()) { try $0.moveSessions([moving]) }
        }
        #expect(try clinic.dump() == before)
    }

    @Test(
        "no transaction ends while a session is in transit or an undo is open",
        arguments: [
            "INSERT INTO inTransit (session) VALUES (1)", "INSERT INTO undoing (entry) VALUES (1)",
            "INSERT INTO never (id) VALUES (1)",
            "INSERT INTO undoing (entry) VALUES (1); DELETE FROM session WHERE id = 1",
        ])
    func open(_ sql: String) throws {
        let clinic = try Clinic()
        try clinic.book(clinic.details(try at("10:00")))
        let before = try clinic.dump()
        #expect(throws: DatabaseError.self) {
            try clinic.store.database.write { try $0.execute(sql: sql) }
        }
        #expect(try clinic.dump() == before)
    }

    @Test(
        "within an undo a session that calendars have seen is still not deleted, nor a UID invented"
    )
    func seen() throws {
        let clinic = try Clinic()
        let (plan, _) = try clinic.createPlan()
        let session = try clinic.book(clinic.details(try at("15:00")))
        try clinic.store.write(change()) { try $0.markExported([GivenSession(session)]) }
        for sql in [
            "DELETE FROM session WHERE id = \(session.id.number)",
            "INSERT INTO milestone (plan, position, uid, kind, day, title) "
                + "VALUES (\(plan.id.number), 9, 'fresh', 'plan-end', '2027-01-01', 'x')",
        ] {
            #expect(throws: DatabaseError.self) {
                try clinic.store.database.write {
                    try $0.execute(sql: "INSERT INTO undoing (entry) VALUES (1); \(sql)")
                }
            }
        }
    }

    @Test("what was undone is told in the history, and the chain covers it")
    func chain() throws {
        let clinic = try Clinic()
        try clinic.book(clinic.details(try at("10:00")))
        try clinic.store.write(change("undo")) { try $0.undo(2) }
        #expect(try clinic.store.read { try $0.sessions() } == [])
        #expect(try clinic.violations() == [])
        try clinic.tamper("UPDATE history SET undoes = NULL WHERE id = 3")
        #expect(try clinic.violations().map(\.rule) == [.history])
    }

    @Test("every kind of value comes back from the history as it was, to the last bit")
    func values() throws {
        let clinic = try Clinic()
        var details = PatientDetails(name: "Two  \"quote\" \\ é 🦵")
        details.weightKg = 81.3
        details.heightCm = 170 + 1.0 / 3
        details.facts = ["note": RecordedFact("line line", day: monday)]
        details.blocked = [monday...(monday + 2)]
        var patient = try clinic.store.write(change()) { try $0.addPatient(details) }
        let before = try clinic.store.contents()
        patient.details = PatientDetails(name: "Other")
        try clinic.store.write(change()) { try $0.updatePatient(patient) }
        try clinic.store.write(change()) { try $0.undo(3) }
        #expect(try clinic.store.contents() == before)
        #expect(try clinic.store.read { try $0.patient(patient.id) }.details == details)
        #expect(try clinic.violations() == [])
    }
}
