import CivilTime
import Clinic
import Planner
import Testing

@Suite("Making up for a lost session")
struct MakeUpTests {
    private func lost(
        _ reason: String = "sick", hours: String = "Mon-Fri 08:00-18:00"
    ) throws -> (test: TestClinic, clinic: Clinic, plan: StoredPlan, lost: Session) {
        let test = try TestClinic(hours: hours).staffed(2)
        let plan = try test.clinic.booked("A", cause: "sciatica")
        let sessions = try test.clinic.treatment(of: plan)
        try test.clinic.record([sessions[0]], as: .attended)
        try test.clinic.record([sessions[1]], as: .cancelled, reason: reason)
        let later = test.at("\(sessions[1].details.start.day)T19:00")
        return (test, later, plan, sessions[1])
    }

    private func book(_ clinic: Clinic, _ plan: StoredPlan, at: String) throws -> Session {
        var input = SessionInput(patient: try clinic.patient(named: "A"), at: at)
        input.plan = plan
        return try clinic.addSession(input)
    }

    @Test("it carries what was to be done in the lost one, and nothing is owed afterwards")
    func tasks() throws {
        let (test, clinic, plan, lost) = try lost()
        defer { test.remove() }
        let place = try #require(
            try (1...20).lazy.flatMap { try clinic.day("+\($0)d", therapist: nil).gaps }
                .flatMap(\.candidates).first)
        let made = try book(clinic, plan, at: "\(place.place.start)")
        #expect(made.details.plan == plan.id && made.details.phase == lost.details.phase)
        #expect(Set(made.details.tasks).isSuperset(of: lost.details.tasks))
        let ledger = try clinic.dose(of: plan, clinic.sessions(plan: plan.id))
        #expect(ledger.total.owed == 0 && ledger.total.madeUp == 1)
        #expect(try clinic.check().violations == [])
        // What is not owed any more is not booked again.
        #expect(throws: Failure.self) { try book(clinic, plan, at: "2026-12-18T10:00") }
        #expect(try clinic.week(nil, therapist: nil).fill.isEmpty)
    }

    @Test(
        "beside another session of the plan, in the past or after the last safe day it is refused")
    func refusals() throws {
        let (test, clinic, plan, lost) = try lost()
        defer { test.remove() }
        let next = try #require(
            try clinic.treatment(of: plan).first { $0.details.start > lost.details.start })
        let before = try clinic.sessions().count
        for at in [
            "\(next.details.start.day)T\(next.details.start.time)",
            "\(next.details.start.day)T17:00", "\(lost.details.start.day)T08:00",
            "\(plan.details.end + 60)T10:00",
        ] {
            #expect(throws: Failure.self, "\(at)") { try book(clinic, plan, at: at) }
        }
        #expect(try clinic.sessions().count == before)
    }

    @Test("who cancelled because all is well is not pressed to come")
    func better() throws {
        let (test, clinic, plan, _) = try lost("better")
        defer { test.remove() }
        #expect(throws: Failure.self) { try book(clinic, plan, at: "2026-12-18T10:00") }
        #expect(try clinic.dose(of: plan, clinic.sessions(plan: plan.id)).total.waived == 1)
    }

    @Test("a plan of somebody else is refused")
    func other() throws {
        let (test, clinic, plan, _) = try lost()
        defer { test.remove() }
        var input = SessionInput(
            patient: try clinic.screenedPatient("B", PatientInput()), at: "2026-12-18T10:00")
        input.plan = plan
        #expect(throws: Failure.self) { try clinic.addSession(input) }
    }
}
