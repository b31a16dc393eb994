import CivilTime
import Foundation
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("History")
struct HistoryTests {
    @Test("a change appends one entry: who, when, what, why, before and after")
    func entry() throws {
        let clinic = try Clinic()
        var session = try clinic.book(clinic.details(try at("10:00")))
        session.details.start = try at("11:00")
        let why = Change(
            actor: "Sam", command: "session move S1", reason: "clinic",
            at: Moment(minute: 29_000_100))
        try clinic.store.write(why) { try $0.updateSession(session) }
        let entries = try clinic.store.read { try $0.history(limit: 2) }
        #expect(entries.map(\.number) == [3, 2])
        let entry = try #require(entries.first)
        #expect(entry.actor == "Sam" && entry.command == why.command && entry.reason == "clinic")
        #expect(entry.at == why.at)
        #expect(entry.before.contains("\"startMinute\":\(try at("10:00").minute)"))
        #expect(entry.after.contains("\"startMinute\":\(try at("11:00").minute)"))
        #expect(entry.patients.map(\.patient) == [ID(1)])
    }

    @Test("a write that changes nothing appends nothing")
    func nothing() throws {
        let clinic = try Clinic()
        let before = try clinic.dump()
        try clinic.store.write(change()) { write in
            try write.updatePatient(try write.now.patient(ID(1)))
            try write.updateSettings(try write.now.settings())
        }
        #expect(try clinic.dump() == before)
    }

    @Test("a patient's history holds what touched the patient")
    func ofPatient() throws {
        let clinic = try Clinic()
        try clinic.book(clinic.details(try at("10:00"), patient: 2))
        try clinic.book(clinic.details(try at("12:00"), patient: 1))
        let entries = try clinic.store.read { try $0.history(patient: ID(2)) }
        #expect(entries.map(\.number) == [2, 1])
    }

    @Test(
        "a change behind history's back is found",
        arguments: [
            "UPDATE history SET actor = 'nobody' WHERE id = 2",
            "UPDATE history SET reason = 'x' WHERE id = 1",
            "UPDATE history SET after = '{}' WHERE id = 2",
            "UPDATE history SET at = at + 1 WHERE id = 3",
            "UPDATE history SET chain = hex(zeroblob(32)) WHERE id = 1",
            "DELETE FROM history WHERE id = 2", "DELETE FROM history WHERE id = 3",
            "UPDATE historyPatient SET after = '{}' WHERE history = 2",
            "UPDATE historyPatient SET after = NULL, before = NULL WHERE history = 2",
            "DELETE FROM historyPatient WHERE history = 2",
            "UPDATE session SET note = 'x' WHERE id = 1",
            "UPDATE session SET startMinute = startMinute - 1440, endMinute = endMinute - 1440",
            "UPDATE patient SET name = 'Somebody else' WHERE id = 2",
            "UPDATE therapist SET hours = '' WHERE id = 2",
            "DELETE FROM sessionTask", "DELETE FROM room WHERE id = 2",
            "INSERT INTO room (name, capacity) VALUES ('Cellar', 9)",
        ])
    func tampered(_ sql: String) throws {
        let clinic = try Clinic()
        try clinic.createPlan()
        try clinic.book(clinic.details(try at("15:00"), patient: 2))
        #expect(try clinic.violations() == [])
        try clinic.tamper(sql)
        let rules = try clinic.violations().map(\.rule)
        #expect(rules.contains(.history) || rules.contains(.soundFile), "\(rules)")
    }

    @Test("an erased patient is gone from the file, and the bookings and the chain are kept")
    func erased() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        var details = PatientDetails(name: "Zebulon Quartermain")
        details.email = "zebulon@example.org"
        details.facts = ["likes": RecordedFact("xylophones", saidBy: "Zebulon")]
        let patient = try clinic.store.write(change()) { try $0.addPatient(details) }
        var session = clinic.details(try at("10:00"), patient: patient.id.number)
        session.note = "Zebulon comes by bus"
        try clinic.book(session)
        try clinic.store.write(change("patient erase P4")) { try $0.erasePatient(patient.id) }
        #expect(try clinic.store.read { try $0.patients() }.map(\.id.number) == [1, 2, 3])
        let kept = try clinic.store.read { try $0.session(ID(1)) }
        #expect(kept.details.note == nil && kept.details.start == session.start)
        #expect(try clinic.violations() == [])
        #expect(throws: StoreError.notFound(what: "patient P4")) {
            try clinic.store.write(change()) { try $0.updatePatient(patient) }
        }
        for suffix in ["", "-wal"] {
            let file = try bytes(directory.path() + suffix)
            for word in ["Zebulon", "zebulon", "xylophones"] {
                #expect(file.range(of: Data(word.utf8)) == nil, "\(word) \(suffix)")
            }
        }
    }
}
