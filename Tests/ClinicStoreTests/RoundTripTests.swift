import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("What is written is read back")
struct RoundTripTests {
    static let names = [
        "Zoë O'Brien", "O\"Neil; DROP TABLE patient;--", "فاطمة الزهراء", "👩🏽‍⚕️ Ann 🦴",
        "e\u{301}e\u{327}\u{301}", "\u{e9}", "two  blanks", "a\\b,c;d", " leading ",
        String(repeating: "ü👨‍👩‍👧‍👦", count: 250), "null", "0",
    ]

    @Test("names of all kinds keep every byte", arguments: names)
    func name(_ name: String) throws {
        let clinic = try Clinic()
        var details = PatientDetails(name: name)
        details.facts = ["note": RecordedFact(name)]
        let id = try clinic.store.write(change(name)) { try $0.addPatient(details) }.id
        let (patient, entry) = try clinic.store.read {
            (try $0.patient(id), try $0.history(limit: 1))
        }
        #expect(Array(patient.name.utf8) == Array(name.utf8))
        #expect(patient.details.facts["note"].map { Array($0.value.utf8) } == Array(name.utf8))
        #expect(entry.first?.command == name)
        #expect(try clinic.violations() == [])
        let told = try clinic.store.database.read {
            try String.fetchOne(
                $0,
                sql: """
                    SELECT json_extract(after, '$.patient."4".name') FROM historyPatient
                    WHERE patient = 4
                    """)
        }
        #expect(told.map { Array($0.utf8) } == Array(name.utf8))
    }

    @Test("a control character is refused by the name of its field, and nothing is written")
    func nul() throws {
        let clinic = try Clinic()
        let before = try clinic.dump()
        let error = #expect(throws: StoreError.controlCharacter(field: "patient.name")) {
            try clinic.store.write(change()) {
                try $0.addPatient(PatientDetails(name: "Secret\0ive"))
            }
        }
        #expect(error?.description.contains("Secret") == false)
        #expect(throws: StoreError.controlCharacter(field: "history.command")) {
            try clinic.store.write(change("x\0")) { try $0.addRoom(name: "Fine") }
        }
        #expect(try clinic.dump() == before)
    }

    @Test("a refused value is not told in the error")
    func privacy() throws {
        let clinic = try Clinic()
        var details = PatientDetails(name: "Secretive Sam")
        details.weightKg = 9000
        let error = #expect(throws: StoreError.self) {
            try clinic.store.write(change()) { try $0.addPatient(details) }
        }
        let text = try #require(error?.description)
        #expect(text.contains("weightKg"))
        #expect(!text.contains("Sam") && !text.contains("9000"))
    }

    @Test("a patient with everything, and the same one with nothing but a name")
    func patient() throws {
        let clinic = try Clinic()
        var details = PatientDetails(name: "Full")
        details.born = try Day(parsing: "1960-02-29")
        details.sex = .other
        details.heightCm = 171.5
        details.weightKg = 99.25
        details.smokes = 0
        details.facts = [
            "b": RecordedFact("2", day: monday, saidBy: "Dr Lee"), "a": RecordedFact(""),
        ]
        details.conditions = ["asthma", "diabetes"]
        details.medicines = ["ibuprofen"]
        details.available = try WeeklyHours(parsing: "Mon 09:00-12:00; Sat 00:00-24:00")
        details.blocked = [monday...(monday + 3), (monday + 9)...(monday + 9)]
        details.prefers = .evening
        details.therapist = ID(2)
        details.email = "full@example.org"
        details.phone = "1"
        var patient = try clinic.store.write(change()) { try $0.addPatient(details) }
        #expect(patient.details == details)
        patient.details = PatientDetails(name: "Bare")
        try clinic.store.write(change()) { try $0.updatePatient(patient) }
        #expect(try clinic.store.read { try $0.patient(patient.id) } == patient)
        #expect(try clinic.violations() == [])
    }

    @Test("settings, therapists and absences change and are kept")
    func clinic() throws {
        let clinic = try Clinic()
        let span = try #require(Interval(try at("00:00"), try at("00:00", monday + 7)))
        let absence = try clinic.store.write(change()) { write in
            var settings = try write.now.settings()
            settings.closedDays = [monday, monday + 1]
            settings.phone = "020"
            settings.jurisdiction = .us
            settings.screeningDays = 7
            try write.updateSettings(settings)
            var ada = try write.now.therapist(ID(1))
            ada.skills = ["dry-needling", "pilates"]
            ada.maxPerDay = 6
            try write.updateTherapist(ada)
            try write.removeTherapist(ID(2))
            #expect(try write.now.therapist(ID(1)) == ada)
            #expect(try write.now.settings() == settings)
            return try write.addAbsence(of: ID(1), span: span, reason: "leave")
        }
        #expect(try clinic.store.read { try $0.therapists() }.map(\.name) == ["Ada", "Cleo"])
        let all = try clinic.store.read { try $0.therapists(includingInactive: true) }
        #expect(all.map(\.isActive) == [true, false, true])
        #expect(try clinic.store.read { try $0.absences(of: ID(1)) } == [absence])
        try clinic.store.write(change()) { try $0.removeAbsence(absence.id) }
        #expect(try clinic.store.read { try $0.absences() } == [])
        #expect(throws: StoreError.notFound(what: "absence A1")) {
            try clinic.store.write(change()) { try $0.removeAbsence(absence.id) }
        }
        #expect(throws: StoreError.clinicExists) {
            try clinic.store.write(change()) { try $0.initClinic(try $0.now.settings()) }
        }
        #expect(try clinic.violations() == [])
    }

    @Test("a filter lets through what it says, in order of start")
    func filter() throws {
        let clinic = try Clinic()
        let late = try clinic.book(clinic.details(try at("23:30"), minutes: 60))
        let early = try clinic.book(clinic.details(try at("08:00"), patient: 2, therapist: 2))
        let next = try clinic.book(clinic.details(try at("00:45", monday + 1), therapist: 3))
        func ids(_ filter: SessionFilter) throws -> [ID<Session>] {
            try clinic.store.read { try $0.sessions(filter) }.map(\.id)
        }
        #expect(try ids(SessionFilter()) == [early.id, late.id, next.id])
        #expect(try ids(SessionFilter(from: monday, to: monday)) == [early.id, late.id])
        #expect(try ids(SessionFilter(from: monday + 1)) == [next.id])
        #expect(try ids(SessionFilter(patient: ID(1))) == [late.id, next.id])
        #expect(try ids(SessionFilter(therapist: ID(2), status: .booked)) == [early.id])
        #expect(try ids(SessionFilter(status: .missed)) == [])
        let snapshot = try clinic.store.read { try $0.snapshot(from: monday + 1) }
        #expect(snapshot.bookings.map(\.span.start) == [late.details.start, next.details.start])
    }
}
