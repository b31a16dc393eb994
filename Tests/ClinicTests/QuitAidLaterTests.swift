import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// What helps to stop smoking is taken around the quit date, whenever it comes to the plan.
@Suite("An aid to stop smoking that comes to a running plan")
struct QuitAidLaterTests {
    private func plan(
        _ aid: String?, cigarettes: Int, quit: String? = "2026-12-14"
    ) throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        let minutes = cigarettes > 10 ? 10 : 60
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1980-01-01", sex: "male", heightCm: 180, weightKg: 80, smokes: cigarettes,
                facts: [
                    "allergies=none", "egfr=90", "crcl_ml_min=95", "bp_systolic=120",
                    "bp_diastolic=75", "minutes_to_first_cigarette=\(minutes)",
                ], conditions: ["none"], medicines: ["none"]))
        var input = PlanInput(
            patient: patient, cause: "nonspecific-back-pain", start: "2026-12-01",
            medicines: .none, quitDate: quit)
        input.quitAid = aid
        return (test, try test.clinic.startPlan(input).plan)
    }

    @Test(
        "is proposed in the steps and on the days that a plan made with it has",
        arguments: [5, 10, 11, 25])
    func same(cigarettes: Int) throws {
        let world = try LivingFixture()
        let products = try #require(try world.clinic.shelf.catalog().smoking).products
        world.remove()
        let aids = products.flatMap(\.medicines)
        #expect(aids.count >= 7)
        for aid in aids {
            let (test, plan) = try plan(aid, cigarettes: cigarettes)
            defer { test.remove() }
            let made = try #require(plan.details.medicines.first { $0.medicine == aid })
            let stopped = try test.clinic.stopMedicine(
                aid, of: plan, on: nil, reason: "another was thought of")
            let again = try test.clinic.proposeMedicine(aid, in: stopped)
            var later = try #require(again.details.medicines.last { $0.medicine == aid })
            #expect(later.number == 2 && later.status == .proposed)
            later.number = made.number
            #expect(later == made, "\(aid), \(cigarettes) a day")
            let dates = { (plan: StoredPlan, number: Int) in
                Set(
                    plan.details.milestones.filter { $0.course == MedicineCourse(aid, number) }
                        .map { "\($0.kind) \($0.day) \($0.rule ?? "")" })
            }
            #expect(dates(again, 2) == dates(plan, 1), "\(aid), \(cigarettes) a day")
        }
    }

    @Test("after the quit date what begins with it begins today, and what begins before it waits")
    func late() throws {
        let (test, plan) = try plan("nrt-patch-24h", cigarettes: 8)
        defer { test.remove() }
        let made = try #require(plan.details.medicines.first)
        let later = test.at("2026-12-20T08:00")
        let stopped = try later.stopMedicine("nrt-patch-24h", of: plan, on: nil, reason: "rash")
        let again = try #require(
            try later.proposeMedicine("nrt-patch-24h", in: stopped).details.medicines.last)
        #expect(again.firstDay == later.today && again.dose == made.dose)
        let told = try refusal { _ = try later.proposeMedicine("varenicline", in: stopped) }
        #expect(told.remedy.contains("physio smoking relapse L1 --date"))
        #expect(told.problem.contains("7 days before the quit date"))
    }

    @Test("without a quit date it begins as early as it may")
    func none() throws {
        let (test, plan) = try plan(nil, cigarettes: 0, quit: nil)
        defer { test.remove() }
        let patient = try test.clinic.patient(named: "P1")
        _ = try test.clinic.changePatient(patient, name: nil, PatientInput(smokes: 8))
        let proposed = try #require(
            try test.clinic.proposeMedicine("nrt-patch-16h", in: plan).details.medicines.last)
        #expect(proposed.firstDay == plan.details.start)
        #expect(proposed.dose.contains("15 mg") && !proposed.dose.contains("25 mg"))
    }
}
