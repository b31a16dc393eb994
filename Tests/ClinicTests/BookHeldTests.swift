import CivilTime
@testable import Clinic
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

    @Test(
        "a quit date that somebody named stays, however late the plan is booked or could start",
        arguments: [true, false], ["2026-12-01", "2026-12-03", "2026-12-08"])
    func quitDate(isHeld: Bool, back: String) throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("Jo", PatientInput.smoker(aDay: 15))
        var asked = PlanInput(patient: patient, cause: "sciatica", medicines: .none)
        asked.quitDate = "+10d"
        asked.hold = isHeld
        if back > "2026-12-01" {
            _ = try test.clinic.recordAbsence(
                of: test.clinic.therapist(named: "T1"), from: "2026-12-01", to: "\(back)",
                reason: nil)
        }
        var made: MadePlan?
        do { made = try test.clinic.startPlan(asked) } catch is PlacingRefusal {}
        if isHeld { made = try test.at("2026-12-02T08:00").bookHeldPlans(effort: 50).booked.first }
        guard let made else {
            #expect(back == "2026-12-08", "no place in the first week")
            return
        }
        #expect(made.plan.quitDate == (try Day(parsing: "2026-12-10")))
        let support = made.sessions.filter { $0.details.tasks.contains { $0.kind == .quitSupport } }
        #expect(!support.isEmpty)
        for session in support {
            for task in session.details.tasks where task.kind == .quitSupport {
                let days = session.details.start.day - (try Day(parsing: "2026-12-10"))
                #expect(
                    task.window?.contains(days) == true, "\(task.title) on \(session.details.start)"
                )
            }
        }
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
