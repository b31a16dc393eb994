import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("Stopping smoking")
struct QuitTests {
    @Test("a chosen aid is proposed in steps, and confirming it puts the steps into the calendar")
    func aid() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            .smoker(aDay: 20))
        var input = PlanInput(
            patient: patient, cause: "nonspecific-back-pain", start: "2026-12-01",
            medicines: .none, quitDate: "2026-12-11")
        input.quitAid = "cytisinicline"
        let plan = try test.clinic.startPlan(input).plan
        let start = plan.details.start
        let proposed = try #require(plan.details.medicines.first)
        #expect(plan.details.routines.allSatisfy { $0.medicine == nil })
        #expect(
            plan.details.reasons.contains { $0.subject.contains("Heaviness of smoking 3 of 6") })
        let confirmed = try test.clinic.confirmMedicine(
            PrescriptionInput(plan: plan, medicine: "cytisinicline", prescriber: "Dr Lee"))
        let active = confirmed.details.routines.filter { $0.medicine != nil }
        #expect(active.map { $0.firstDay - proposed.firstDay } == [0, 3, 12, 16, 20, 24])
        #expect(active.map(\.times.count) == [6, 5, 4, 3, 2, 1])
        #expect(active.last?.lastDay == proposed.lastDay)
        #expect(
            active.first?.firstDay == start
                + (plan.details.milestones
                    .first { $0.kind == .quitDate }.map { $0.day - start } ?? 0) - 4)
        #expect(try test.clinic.check().violations == [])
    }

    @Test("a relapse sets a new date, keeps the old one, and moves the contacts, all or nothing")
    func relapse() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput(smokes: 20))
        let plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "sciatica", start: "2026-12-01", medicines: .none)
        ).plan
        let old = try #require(plan.details.milestones.first { $0.kind == .quitDate }?.day)
        let later = test.at("2026-12-28T08:00")
        let before = try later.sessions(plan: plan.id)
        let made = try later.newQuitDate(plan, on: "2027-01-06")
        let dates = made.plan.details.milestones.filter { $0.kind == .quitDate }.map(\.day)
        #expect(dates == [old, try Day(parsing: "2027-01-06")])
        #expect(!made.cancelled.isEmpty && made.cancelled.allSatisfy { $0.status == .cancelled })
        let after = try later.sessions(plan: plan.id)
        let support = after.filter { session in
            session.status.isLive && session.details.start > later.now
                && session.details.tasks.contains { $0.kind == .quitSupport }
        }
        #expect(support.flatMap(\.details.tasks).filter { $0.kind == .quitSupport }.count == 9)
        for kept in before where kept.details.kind == .physiotherapy {
            #expect(after.first { $0.id == kept.id }?.details.start == kept.details.start)
        }
        expectRefused { try later.newQuitDate(plan, on: "2027-03-01") }
        expectRefused { try later.newQuitDate(plan, on: "2026-12-01") }
        #expect(try later.check().violations == [])
    }

    @Test("weights of a plan are shown against its pace")
    func weight() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1970-01-01", heightCm: 170, weightKg: 100,
                facts: ["permission_to_discuss_weight=yes"]))
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", medicines: .none)
        ).plan
        #expect(try test.clinic.weightProgress(of: plan) == nil)
        let later = test.at("2026-12-28T08:00")
        _ = try later.changePatient(patient, name: nil, PatientInput(weightKg: 97.4))
        #expect(try later.weightProgress(of: plan)?.verdict == .onTrack)
        #expect(try later.check().violations == [])
    }
}
