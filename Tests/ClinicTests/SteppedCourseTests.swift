import CivilTime
@testable import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// After an interruption nobody but a prescriber knows with which dose a course in steps goes on.
@Suite("A course in steps after a stop of the treatment")
struct SteppedCourseTests {
    /// Puts a medicine into the plan in its usual doses from today on, as if a prescriber had confirmed it.
    private func begin(
        _ medicine: Medicine, for days: Int, in plan: ID<StoredPlan>, _ clinic: Clinic
    ) throws {
        let (first, last) = (clinic.today, clinic.today.last(ofDays: days))
        let schedule = medicine.rhythm.usual.anchored(from: first)
        let number = try clinic.plan(named: "\(plan)").details.nextCourse(of: medicine.id)
        try clinic.write { writing in
            var planned = PlannedMedicine(
                medicine: medicine.id, name: medicine.name, line: 1, dose: "\(schedule)",
                firstDay: first, lastDay: last, reviewDay: nil, status: .active, evidence: "C",
                prescriber: "Dr Lee", decidedDay: first)
            planned.number = number
            try writing.addMedicine(planned, to: plan)
            try writing.setRoutines(
                Routine.taking(
                    schedule, of: medicine, from: first, through: last,
                    makeUID: clinic.ambient.makeUID),
                of: medicine.id, from: first, in: plan)
            try writing.setMilestones(
                [
                    Milestone(
                        uid: clinic.ambient.makeUID(), kind: .medicineStop, day: last,
                        title: "Medicine stops", course: planned.course)
                ], instead: { $0.course == planned.course }, in: plan)
        }
    }

    private func series(_ medicine: String, _ plan: StoredPlan, from day: Day) -> [Routine] {
        plan.details.routines.filter {
            $0.medicine == medicine && $0.lastDay >= day && !$0.isReplaced
        }
    }

    @Test("no medicine of the catalogue that is taken in steps goes on by itself; the others do")
    func catalogue() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let patient = try world.clinic.patient(named: "P1")
        let medicines = try world.clinic.shelf.catalog().medicines.filter {
            !$0.rhythm.usual.isSingle
        }
        let stepped = medicines.filter { $0.rhythm.usual.steps.count > 1 }
        #expect(stepped.count >= 8)
        let plain = ["naproxen-oral", "paracetamol-oral", "topical-nsaid"].compactMap { id in
            medicines.first { $0.id == id }
        }
        #expect(!plain.isEmpty)
        var day = world.plan.details.start
        for medicine in stepped + plain {
            let begun = world.test.at("\(day)T08:00")
            try begin(medicine, for: 200, in: world.plan.id, begun)
            _ = try world.test.at("\(day + 2)T08:00").screen(patient, flags: ["ces"])
            let closed = world.test.at("\(day + 33)T08:00")
            _ = try closed.closeFlag("ces", of: patient, as: .assessedNotPresent, note: nil)
            let plan = try closed.plan(named: "L1")
            let waiting = try closed.waitingMedicines(in: plan)
            let going = series(medicine.id, plan, from: closed.today)
            let course = plan.details.medicines.last { $0.medicine == medicine.id }?.course
            let end = plan.details.milestones.filter {
                $0.kind == .medicineStop && $0.course == course
            }
            if medicine.rhythm.usual.steps.count > 1 {
                #expect(going.isEmpty, "\(medicine.id)")
                #expect(waiting.map(\.medicine.medicine) == [medicine.id])
                #expect(waiting.first?.since == day + 2, "\(medicine.id)")
                #expect(end.isEmpty)
                #expect(plan.details.milestones.contains { $0.kind == .askBeforeDose })
                let told = try refusal {
                    _ = try closed.confirmMedicine(
                        PrescriptionInput(plan: plan, medicine: medicine.id, prescriber: "Dr Lee"))
                }
                #expect(told.problem.contains("is not begun again"), "\(medicine.id)")
                let upcoming = try closed.upcoming(for: patient, days: 14)
                #expect(upcoming.notices.contains { $0.contains("the prescriber decides") })
                #expect(upcoming.routines.allSatisfy { $0.medicine == nil })
            } else {
                #expect(!going.isEmpty && waiting.isEmpty, "\(medicine.id)")
                #expect(end.count == 1)
            }
            let over = try closed.stopMedicine(
                medicine.id, of: plan, on: nil, reason: "the next one is tried")
            #expect(try closed.waitingMedicines(in: over).isEmpty)
            #expect(over.details.routines.allSatisfy { $0.suspendedLastDay == nil })
            day = day + 40
        }
        try world.expectSound()
    }

    @Test("where no dose was missed, the steps go on as they were")
    func nothingMissed() throws {
        let world = try LivingFixture()
        defer { world.remove() }
        let patient = try world.clinic.patient(named: "P1")
        let medicine = try #require(try world.clinic.shelf.catalog().medicine("semaglutide-wm"))
        let day = world.plan.details.start
        try begin(medicine, for: 200, in: world.plan.id, world.test.at("\(day)T08:00"))
        let before = try world.clinic.plan(named: "L1").details.routines.filter {
            $0.medicine != nil
        }
        _ = try world.test.at("\(day + 2)T08:00").screen(patient, flags: ["ces"])
        let closed = world.test.at("\(day + 5)T08:00")
        _ = try closed.closeFlag("ces", of: patient, as: .assessedNotPresent, note: nil)
        let plan = try closed.plan(named: "L1")
        let after = series(medicine.id, plan, from: closed.today)
        #expect(after.map(\.dose) == before.map(\.dose))
        #expect(after.map(\.lastDay) == before.map(\.lastDay))
        #expect(after.first?.firstDay == day + 7)
        #expect(try closed.waitingMedicines(in: plan).isEmpty)
    }

    @Test(
        "what the prescriber begins again begins with the first step, and takes as long as before")
    func begunAnew() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            .smoker(aDay: 25))
        var input = PlanInput(
            patient: patient, cause: "nonspecific-back-pain", start: "2026-12-01",
            medicines: .none, quitDate: "2026-12-14")
        input.quitAid = "varenicline"
        let made = try test.clinic.startPlan(input).plan
        func order(_ from: String?, dose: String? = nil) -> PrescriptionInput {
            PrescriptionInput(
                plan: made, medicine: "varenicline", prescriber: "Dr Lee", dose: dose, from: from,
                acknowledged: made.details.findings.map(\.rule))
        }
        let begun = try test.clinic.confirmAnswering(order(nil))
        let first = series("varenicline", begun, from: made.details.start)
        _ = try test.at("2026-12-09T08:00").screen(patient, flags: ["malignancy"])
        let closed = test.at("2026-12-20T08:00")
        _ = try closed.closeFlag("malignancy", of: patient, as: .referredCleared, note: nil)
        let waiting = try #require(try closed.waitingMedicines(in: closed.plan(named: "L1")).first)
        #expect(
            waiting.command
                == "physio medicine confirm L1 varenicline --prescriber NAME --from DAY")
        #expect(try refusal { _ = try closed.confirmAnswering(order("2026-12-15")) }.kind == .usage)
        let ahead = try refusal {
            _ = try closed.confirmAnswering(order("2026-12-22", dose: "1 mg twice a day"))
        }
        #expect(ahead.details.contains { $0.contains("--acknowledge STEPS") })
        let again = try closed.confirmAnswering(order("2026-12-22"))
        let now = series("varenicline", again, from: closed.today)
        #expect(now.map(\.dose) == first.map(\.dose))
        let offset = try Day(parsing: "2026-12-22") - (first.first?.firstDay ?? closed.today)
        #expect(now.map(\.firstDay) == first.map { $0.firstDay + offset })
        #expect(now.map(\.lastDay) == first.map { $0.lastDay + offset })
        #expect(try closed.waitingMedicines(in: again).isEmpty)
        #expect(!again.details.milestones.contains { $0.kind == .askBeforeDose })
        #expect(try closed.check().violations == [])
    }
}
