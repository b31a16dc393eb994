import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("Held plans are booked together")
struct BookHeldTests {
    /// One therapist with room for one visit a day; the second patient can only come on two days.
    private func crowded() throws -> TestClinic {
        let test = try TestClinic(hours: "Mon-Fri 08:00-09:00").staffed(1)
        for (name, hours) in [
            ("Ann Free", "Mon-Fri 08:00-09:00"), ("Bo Narrow", "Tue,Thu 08:00-09:00"),
        ] {
            let patient = try test.clinic.screenedPatient(name, PatientInput(available: hours))
            let input = PlanInput(
                patient: patient, cause: "hip-osteoarthritis", side: "left", weightLoss: false,
                smokingCessation: false, hold: true)
            _ = try test.clinic.startPlan(input)
        }
        return test
    }

    @Test(
        "in the order in which they came one plan finds no place; together both do, with the same numbers"
    )
    func together() throws {
        let test = try crowded()
        defer { test.remove() }
        let rehearsal = Clinic(
            store: test.clinic.store, isRehearsal: true, shelf: test.clinic.shelf,
            settings: test.clinic.settings, zone: test.clinic.zone, ambient: test.clinic.ambient)
        let oneByOne = try rehearsal.bookHeldPlans(effort: 0)
        #expect(oneByOne.booked.map(\.plan.id) == [ID(1)])
        #expect(oneByOne.waiting.map(\.plan.id) == [ID(2)])
        let refusal = try #require(oneByOne.waiting.first).refusal
        #expect(!Failure(saying: refusal).details.isEmpty, "it says why")
        #expect(try test.clinic.sessions(plan: ID(1)).isEmpty, "a rehearsal books nothing")

        let result = try test.clinic.bookHeldPlans(effort: 60)
        #expect(result.waiting.isEmpty)
        #expect(result.booked.map(\.plan.id) == [ID(1), ID(2)])
        for made in result.booked {
            #expect(made.plan.status == .active)
            #expect(made.plan.details.side == .left)
            #expect(made.plan.details.wishes == nil)
            let planned = made.plan.details.phases.reduce(0) { $0 + $1.sessions }
            #expect(made.sessions.count { $0.details.kind == .physiotherapy } == planned)
        }
        #expect(try test.clinic.check().violations == [])
        let none = try test.clinic.bookHeldPlans(effort: 60)
        #expect(none.booked.isEmpty && none.waiting.isEmpty)
    }

    @Test("a held plan whose patient got a red flag stays held, and says so; the others are booked")
    func flagged() throws {
        let test = try crowded()
        defer { test.remove() }
        let patient = try test.clinic.patient(named: "Ann Free")
        _ = try test.clinic.screen(patient, flags: ["ces"])
        let result = try test.clinic.bookHeldPlans(effort: 60)
        #expect(result.booked.map(\.plan.id) == [ID(2)])
        #expect(result.waiting.map(\.plan.id) == [ID(1)])
    }
}
