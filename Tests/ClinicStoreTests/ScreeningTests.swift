import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("Screenings and assessments")
struct ScreeningTests {
    @Test("are kept with name and day, the latest first, and a flag is closed by name")
    func screenings() throws {
        let clinic = try Clinic()
        let patient = try clinic.store.write(change()) {
            try $0.addPatient(PatientDetails(name: "A"))
        }
        try clinic.store.write(change()) { write in
            try write.addScreening(
                of: patient.id, on: monday,
                flags: [
                    ScreenedFlag(flag: "malignancy", action: .urgent),
                    ScreenedFlag(flag: "bruising", action: .routine),
                ])
            try write.addScreening(of: patient.id, on: monday + 3, flags: [])
        }
        let kept = try clinic.store.read { try $0.screenings(of: patient.id) }
        #expect(kept.map(\.day) == [monday + 3, monday])
        #expect(kept[1].stopping.map(\.flag) == ["malignancy"])
        let closing = ScreenedFlag.Closing(
            outcome: .referredCleared, day: monday + 4, by: "Dr Lee", note: "letter")
        try clinic.store.write(change()) {
            try $0.closeFlag("malignancy", of: kept[1], closing)
        }
        let closed = try clinic.store.read { try $0.screenings(of: patient.id) }
        #expect(closed[1].stopping == [])
        #expect(closed[1].flags.first { $0.flag == "malignancy" }?.closing == closing)
        #expect(throws: StoreError.self) {
            try clinic.store.write(change()) { try $0.closeFlag("gout", of: kept[0], closing) }
        }
        #expect(try clinic.violations() == [])
    }

    @Test("go with the patient who is erased, in the history too")
    func erased() throws {
        let clinic = try Clinic()
        let patient = try clinic.store.write(change()) {
            try $0.addPatient(PatientDetails(name: "A"))
        }
        let details = AssessmentDetails(
            present: ["groin-pain"], absent: ["slr"], origin: "hip",
            ranking: [AssessmentDetails.Ranked(cause: "hip-osteoarthritis", probability: 0.625)])
        try clinic.store.write(change()) { write in
            let kept = try write.addAssessment(of: patient.id, on: monday, details)
            #expect(kept.details == details)
            try write.addScreening(
                of: patient.id, on: monday,
                flags: [ScreenedFlag(flag: "malignancy", action: .urgent)])
        }
        try clinic.store.write(change()) { try $0.erasePatient(patient.id) }
        #expect(try clinic.store.read { try $0.screenings(of: patient.id) } == [])
        #expect(try clinic.store.read { try $0.assessments(of: patient.id) } == [])
        let told = try clinic.store.database.read { db in
            try String.fetchAll(
                db, sql: "SELECT coalesce(before, '') || coalesce(after, '') FROM historyPatient")
        }
        #expect(told.allSatisfy { !$0.contains("malignancy") && !$0.contains("groin") })
        #expect(try clinic.violations() == [])
    }
}
