import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("Lines of care beside physiotherapy")
struct AdjunctTests {
    private func made(
        _ input: PatientInput, _ change: (inout PlanInput) -> Void = { _ in }
    ) throws -> MadePlan {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", input)
        var plan = PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "mon")
        change(&plan)
        let made = try test.clinic.startPlan(plan)
        #expect(try test.clinic.check().violations == [])
        return made
    }

    private func count(_ made: MadePlan, _ kind: SessionTask.Kind) -> Int {
        made.sessions.flatMap(\.details.tasks).filter { $0.kind == kind }.count
    }

    @Test(
        "weigh-ins need a BMI from 25, permission and no exclusion; what is unknown is asked",
        arguments: [
            (95.0, "yes", 23, ""), (95.0, "no", 0, ""), (95.0, nil, 0, "spoken of"),
            (60.0, "yes", 0, ""), (nil, "yes", 0, "Height and weight"),
        ] as [(Double?, String?, Int, String)])
    func weight(weight: Double?, permission: String?, expected: Int, question: String) throws {
        let made = try made(
            PatientInput(
                heightCm: 170, weightKg: weight, smokes: 0,
                facts: permission.map { ["permission_to_discuss_weight=\($0)"] } ?? []))
        let sent = made.plan.details.milestones.filter { $0.title.hasPrefix("Weigh-in") }
        #expect(count(made, .weighIn) + sent.count == expected)
        let asked = made.questions.filter { $0.fact == nil }.map(\.text)
        #expect(
            asked.contains { $0.contains(question.isEmpty ? "eight" : question) }
                == !question.isEmpty)
        #expect(
            made.plan.details.reasons.contains { $0.line == "weight loss" },
            "there or not, the reason is told")
    }

    @Test("a smoker gets nine contacts in their windows around the quit date; others none")
    func smoking() throws {
        let made = try made(PatientInput(heightCm: 170, weightKg: 60, smokes: 12))
        let quit = try #require(
            made.plan.details.milestones.first { $0.kind == .quitDate }?.day)
        #expect((1...14).contains(quit - made.plan.details.start))
        let contacts = made.sessions.flatMap { session in
            session.details.tasks.filter { $0.kind == .quitSupport }
                .map { ($0.title, session.details.start.day - quit) }
        }
        #expect(contacts.count == 9)
        let windows = [-14 ... -3, 0...1, 5...10, 12...17, 19...24, 25...42, 77...98, 168...210]
        for (window, contact) in zip(windows, contacts.sorted { $0.1 < $1.1 }) {
            #expect(window.contains(contact.1), "\(contact)")
        }
        #expect(try count(self.made(PatientInput(smokes: 0)), .quitSupport) == 0)
        #expect(try self.made(PatientInput()).questions.contains { $0.text.contains("smoke") })
    }

    @Test("contacts ride on a session in their window, so that the patient comes once")
    func riding() throws {
        let made = try made(
            PatientInput(
                heightCm: 170, weightKg: 95, smokes: 12,
                facts: ["permission_to_discuss_weight=yes"]))
        let treated = made.sessions.filter { $0.details.kind == .physiotherapy }
        let alone = made.sessions.filter { $0.details.kind == .weighIn }
        #expect(treated.flatMap(\.details.tasks).contains { $0.kind == .weighIn })
        for contact in alone {
            let near = treated.filter {
                abs($0.details.start.day - contact.details.start.day) <= 1
            }
            #expect(near.isEmpty, "\(contact.details.start) stands beside a session")
        }
        for session in made.sessions {
            let weighings = session.details.tasks.filter { $0.kind == .weighIn }
            #expect(weighings.count <= 1)
        }
    }

    @Test("a medicine is only ever proposed, and can be named or left out")
    func medicines() throws {
        let first = try made(PatientInput())
        #expect(
            first.plan.details.medicines.map(\.medicine)
                == ["naproxen-oral", "ppi-gastroprotection"])
        #expect(first.plan.details.medicines.allSatisfy { $0.status == .proposed })
        let none = try made(PatientInput()) { $0.medicines = .none }
        #expect(none.plan.details.medicines.isEmpty)
        let taken = try made(PatientInput(medicines: ["naproxen-oral"]))
        #expect(taken.plan.details.medicines.isEmpty, "no other is chosen in its place")
        expectRefused {
            try made(PatientInput()) { $0.medicines = .named(["aspirin-of-youth"]) }
        }
    }
}
