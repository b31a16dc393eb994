import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("A pregnancy does not go on for ever")
struct ExpectedBirthTests {
    private func pregnant(_ test: TestClinic, _ weeks: String) throws -> Patient {
        try test.clinic.registerPatient(
            "Jo",
            PatientInput(
                born: "1992-01-01", sex: "female", smokes: 0,
                facts: ["pregnant=yes", "gestation_weeks=\(weeks)"], conditions: ["none"],
                medicines: ["none"]))
    }

    private func sheet(_ patient: Patient, _ weeksOn: Int) throws -> FactSheet {
        let day = try Day(parsing: "2026-11-30") + weeksOn * 7
        return FactSheet(of: patient.details, on: day, try TestClinic.shelf.catalog())
    }

    @Test("until 42 weeks they are counted; then nobody knows them, and a birth counts too")
    func counted() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try pregnant(test, "32")
        let before = try sheet(patient, 9)
        #expect(before[number: "gestation_weeks"] == 41)
        #expect(before[number: "weeks_postpartum"] == nil)
        for weeks in [10, 11, 30, 200] {
            let after = try sheet(patient, weeks)
            #expect(after[number: "gestation_weeks"] == nil, "\(weeks)")
            #expect(after[flag: "pregnant"] == true)
            #expect(try #require(after[number: "weeks_postpartum"]) <= 2, "\(weeks)")
        }
    }

    @Test("from then on it is asked whether the baby is born; the answer ends the pregnancy")
    func asked() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try pregnant(test, "32")
        func questions(_ clinic: Clinic) throws -> [PlanQuestion] {
            let known = try clinic.patient(named: "P1")
            let asked = try clinic.safetyReview(of: known, cause: "sciatica", medicines: []).asked
            return asked.now + asked.later
        }
        func isAsked(_ clinic: Clinic) throws -> Bool {
            try questions(clinic).contains {
                $0.text == "Is the baby born, and when?"
                    && $0.flags == "--fact pregnant=no --fact weeks_postpartum=N"
            }
        }
        #expect(try !isAsked(test.clinic))
        let later = test.at("2027-02-15T08:00")
        #expect(try isAsked(later))
        _ = try later.changePatient(
            patient, name: nil, PatientInput(facts: ["pregnant=no", "weeks_postpartum=3"]))
        #expect(try !isAsked(later))
        let told = FactSheet(
            of: try later.patient(named: "P1").details, on: try Day(parsing: "2027-02-15"),
            try TestClinic.shelf.catalog())
        #expect(told[flag: "pregnant"] == false && told[number: "weeks_postpartum"] == 3)
    }

    @Test("a plan that runs past the birth says so, with its day; one that ends before does not")
    func expected() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try pregnant(test, "32")
        _ = try test.clinic.screen(patient, flags: [])
        let made = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain", medicines: .none))
        let births = try test.clinic.births(during: made.plan)
        let day = try Day(parsing: "2027-01-25")
        #expect(births.map(\.day) == (made.plan.details.end >= day ? [day] : []))
        #expect(made.plan.details.end >= day)
        _ = try test.clinic.changePatient(patient, name: nil, PatientInput(facts: ["pregnant=no"]))
        #expect(try test.clinic.births(during: made.plan).isEmpty)
    }
}
