import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("History tells what was changed, from what and to what")
struct HistoryDetailTests {
    private func patient(_ test: TestClinic) throws -> Patient {
        _ = try test.clinic.addTherapist(name: "Ana")
        return try test.clinic.registerPatient(
            "Jo", PatientInput(born: "1970-01-01", heightCm: 170, phone: "0301"))
    }

    private func last(_ test: TestClinic) throws -> HistoryReport {
        try #require(try test.clinic.history(limit: 1).first)
    }

    @Test("of a patient: each field with both values, in words and in the document")
    func patientFields() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let jo = try patient(test)
        _ = try test.clinic.changePatient(
            jo, name: "Joe",
            PatientInput(
                heightCm: 171, available: "Mon 08:00-12:00", email: "a@b.example", phone: "0302"))
        let told = try last(test)
        let line = try #require(told.changes.lines.first { $0.hasPrefix("patient P1: ") })
        for part in [
            "name Joe, was Jo", "phone 0302, was 0301", "e-mail a@b.example, was none",
            "height in cm 171, was 170", "can come Mon 08:00-12:00, was",
        ] { #expect(line.contains(part), "\(part) in \(line)") }
        let change: JSON = [
            "what": "patient", "id": "P1", "field": "phone", "from": "0301", "to": "0302",
        ]
        guard case .object(let members) = told.json,
            case .array(let details)? = members.first(where: { $0.key == "details" })?.value
        else { return #expect(Bool(false), "a document with details") }
        #expect(details.contains(change))
    }

    @Test(
        "of a therapist, a room, the clinic, days and absences: with the id or the day that tells them apart"
    )
    func others() throws {
        let test = try TestClinic()
        defer { test.remove() }
        _ = try patient(test)
        let ana = try test.clinic.therapist(named: "Ana")
        _ = try test.clinic.recordAbsence(
            of: ana, from: "2026-12-14", to: "2026-12-15", reason: "flu")
        #expect(
            try last(test).changes.lines
                == ["absence T1 2026-12-14 to 2026-12-15 flu added"])
        _ = try test.clinic.addRoom(name: "Gym", capacity: 2)
        #expect(try last(test).changes.lines == ["room R1 Gym added"])
    }

    @Test("an undone registration leaves nobody behind, and the history of it stays")
    func undoneRegistration() throws {
        let test = try TestClinic()
        defer { test.remove() }
        _ = try test.clinic.addTherapist(name: "Ana")
        let before = try test.clinic.patients().count
        var input = PatientInput(
            born: "1970-01-01", sex: "male", heightCm: 180, weightKg: 80, smokes: 3,
            facts: ["egfr=60"], conditions: ["asthma"], medicines: ["ramipril"],
            blocked: ["2026-12-24"])
        input.allergies = ["penicillin: rash"]
        _ = try test.clinic.registerPatient("Jo", input)
        _ = try test.clinic.undo()
        #expect(try test.clinic.patients().count == before)
        let next = try test.clinic.registerPatient("Jo", PatientInput())
        #expect("\(next.id)" == "P2", "an id is never given twice")
        #expect(try test.clinic.history(limit: 10).contains { $0.undoneBy != nil })
        #expect(try test.clinic.check().violations == [])
    }

    @Test(
        "a corrected score is listed with what it was before, unless the correction was taken back")
    func correctedScore() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let jo = try patient(test)
        for score in [6.0, 5, 4] {
            _ = try test.clinic.recordOutcome(of: jo, measure: "NPRS", score: score, on: nil)
        }
        func earlier() throws -> [Double] {
            try test.clinic.outcomePage(of: jo.id).outcomes.first?.earlier.map(\.value) ?? []
        }
        #expect(try earlier() == [6, 5])
        _ = try test.clinic.undo()
        #expect(try earlier() == [6])
    }
}
