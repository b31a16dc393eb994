import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("The courses of a medicine in a plan")
struct MedicineCourseTests {
    private func world(_ medicine: String, cause: String = "nonspecific-back-pain") throws
        -> TestClinic
    {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1985-01-01", sex: "male",
                facts: ["conditions=none", "current_classes=none", "allergies=none", "egfr=90"]))
        _ = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, medicines: .named([medicine])))
        return test
    }

    private func order(
        _ clinic: Clinic, _ medicine: String, dose: String? = nil, from: String? = nil,
        until: String? = nil
    ) throws -> PrescriptionInput {
        let catalog = try clinic.shelf.catalog()
        let rules = catalog.safetyRules
        return PrescriptionInput(
            plan: try clinic.plan(named: "L1"), medicine: medicine, prescriber: "Dr Lee",
            role: "specialist", dose: dose, from: from, until: until,
            acknowledged: rules.filter { $0.severity == .caution }.map(\.id) + ["DUPLICATE"],
            overridden: rules.filter { $0.severity == .avoid }.map(\.id) + ["GASTROPROTECTION"],
            reason: "test")
    }

    /// The courses of the medicine itself, without what protects the stomach beside it.
    private func own(_ plan: StoredPlan) -> [PlannedMedicine] {
        plan.details.medicines.filter { $0.medicine == "ibuprofen-oral" }
    }

    /// What the patient's calendar says of the medicine's dates.
    private func dates(_ clinic: Clinic) throws -> [String] {
        try clinic.plan(named: "L1").details.patientMilestones
            .filter { $0.kind.isOfMedicine && $0.course?.medicine != "ppi-gastroprotection" }
            .map { "\($0.kind.rawValue) \($0.day)" }.sorted()
    }

    @Test("7 to 14 days give 14 days of tablets, and it stops on the day of the last")
    func length() throws {
        let test = try world("naproxen-oral")
        defer { test.remove() }
        let template = try test.clinic.shelf.catalog().template(named: "nonspecific-back-pain")
        let option = try #require(
            template.options.first { $0.option.medicine == "naproxen-oral" })
        let days = try #require(option.option.course.longest)
        let plan = try test.clinic.confirmAnswering(order(test.clinic, "naproxen-oral"))
        let planned = try #require(plan.details.medicines.first)
        let last = try #require(planned.lastDay)
        #expect(planned.firstDay.days(through: last) == days)
        let routine = try #require(plan.details.routines.first { $0.medicine != nil })
        #expect(routine.days(in: routine.firstDay...routine.lastDay + 30).count == days)
        let stop = plan.details.milestones.first { $0.kind == .medicineStop }
        #expect(stop?.day == last && routine.lastDay == last)
    }

    @Test("stopped and proposed again: the patient keeps the dates of the course that was taken")
    func again() throws {
        let test = try world("ibuprofen-oral")
        defer { test.remove() }
        #expect(try dates(test.clinic) == [])
        _ = try test.clinic.confirmAnswering(order(test.clinic, "ibuprofen-oral"))
        #expect(try dates(test.clinic).count == 2)
        let plan = try test.clinic.plan(named: "L1")
        _ = try test.clinic.stopMedicine(
            "ibuprofen-oral", of: plan, on: "2026-12-03", reason: "enough")
        let stopped = try dates(test.clinic)
        #expect(stopped == ["medicine-stop 2026-12-03"])
        let later = test.at("2026-12-10T08:00")
        let again = try later.proposeMedicine("ibuprofen-oral", in: plan)
        #expect(try dates(later) == stopped)
        #expect(own(again).map(\.number) == [1, 2])
        let course = MedicineCourse("ibuprofen-oral", 2)
        let second = again.details.milestones.filter { $0.course == course }
        #expect(second.filter { $0.kind.isOfMedicine }.count == 2)
        let confirmed = try later.confirmAnswering(order(later, "ibuprofen-oral"))
        #expect(own(confirmed).map(\.status) == [.stopped, .active])
        // The end of the first, and a review and the end of the second.
        #expect(
            try dates(later) == [
                "medicine-review 2026-12-17", "medicine-stop 2026-12-03",
                "medicine-stop 2026-12-19",
            ])
        #expect(
            try later.plan(named: "L1").details.milestones.allSatisfy { $0.kind != .askBeforeDose },
            "what was answered is no alarm")
        #expect(try later.check().violations == [])
    }

    @Test("what is withdrawn before anybody confirmed it leaves no date behind")
    func withdrawn() throws {
        let test = try world("ibuprofen-oral")
        defer { test.remove() }
        let plan = try test.clinic.plan(named: "L1")
        let stopped = try test.clinic.stopMedicine(
            "ibuprofen-oral", of: plan, on: nil, reason: "not wanted")
        #expect(stopped.details.milestones.allSatisfy { $0.course?.medicine != "ibuprofen-oral" })
        #expect(try dates(test.clinic) == [])
        #expect(
            refusal { try test.clinic.confirmAnswering(order(test.clinic, "ibuprofen-oral")) }
                .text.contains("was stopped"))
    }

    @Test("a weekly medicine begins on its weekday, and never rings on another day")
    func weekly() throws {
        let test = try world("ibuprofen-oral")
        defer { test.remove() }
        let catalog = try test.clinic.shelf.catalog()
        let alendronate = try #require(catalog.medicine("alendronate-avn"))
        let plan = try test.clinic.plan(named: "L1")
        try test.clinic.write { writing in
            try writing.addMedicine(
                PlannedMedicine(
                    medicine: alendronate.id, name: alendronate.name, line: 1,
                    dose: alendronate.doseText, firstDay: plan.details.start,
                    lastDay: plan.details.start.last(ofDays: 365), reviewDay: nil, evidence: "C"),
                to: plan.id)
        }
        for text in ["70 mg once a day", "70 mg daily", "70 mg every 2 days", "70 mg on Monday"] {
            let told = refusal {
                try test.clinic.confirmAnswering(
                    order(test.clinic, alendronate.id, dose: text))
            }
            #expect(told.kind == .refused || told.kind == .usage, "\(text)")
        }
        let confirmed = try test.clinic.confirmAnswering(
            order(
                test.clinic, alendronate.id, dose: "70 mg once weekly on Mondays",
                from: "2026-12-02"))
        let planned = try #require(confirmed.details.medicines.last)
        #expect(planned.firstDay.description == "2026-12-07")
        let patient = try test.clinic.patient(named: "P1")
        let week = try test.clinic.upcoming(for: patient, days: 7).routines
        #expect(week.allSatisfy { $0.medicine == nil })
        let fortnight = try test.clinic.upcoming(for: patient, days: 8).routines
        #expect(fortnight.filter { $0.medicine != nil }.count == 1)

        // Another weekday leaves the gap between two doses.
        let later = test.at("2026-12-15T08:00")
        let moved = try later.confirmAnswering(
            order(later, alendronate.id, dose: "70 mg once weekly on Thursdays"))
        let span = (try Day(parsing: "2026-12-01"))...(try Day(parsing: "2027-01-05"))
        let days = moved.details.routines.filter { $0.medicine == alendronate.id }
            .flatMap { $0.days(in: span) }.sorted()
        #expect(
            days.map(\.description) == ["2026-12-07", "2026-12-14", "2026-12-24", "2026-12-31"])
    }

    @Test("a row of an older version that rings every day is left out, and check names it")
    func older() throws {
        let test = try world("ibuprofen-oral")
        defer { test.remove() }
        let plan = try test.clinic.plan(named: "L1")
        try test.clinic.write { writing in
            try writing.setRoutines(
                [
                    Routine(
                        uid: "old", kind: .medicine, title: "Alendronate",
                        detail: "70 mg once weekly, once a day", firstDay: test.clinic.today,
                        lastDay: test.clinic.today + 1_000, daysPerWeek: 7, timesPerDay: 1,
                        medicine: "alendronate-avn")
                ], of: "alendronate-avn", from: test.clinic.today, in: plan.id)
        }
        let patient = try test.clinic.patient(named: "P1")
        let taken = try test.clinic.upcoming(for: patient, days: 14).routines
        #expect(taken.allSatisfy { $0.medicine == nil })
        let bytes = try test.clinic.exportCalendar(of: .plan(ID(1)), privacy: "full").bytes
        let rules = lines(bytes).filter { $0.hasPrefix("RRULE:FREQ=DAILY") }
        #expect(rules.isEmpty)
        let violations = try test.clinic.check().violations
        #expect(violations.contains { $0.said.contains("confirm L1 alendronate-avn") })
    }

    @Test("a course that the dose does not end needs a last day, or is open and is reviewed")
    func open() throws {
        let test = try world("naproxen-oral")
        defer { test.remove() }
        let plan = try test.clinic.confirmAnswering(
            order(test.clinic, "naproxen-oral", until: "open"))
        #expect(plan.details.medicines.first?.lastDay == nil)
        #expect(
            plan.details.milestones.allSatisfy {
                $0.kind != .medicineStop || $0.course?.medicine != "naproxen-oral"
            })
        let bytes = try test.clinic.exportCalendar(
            of: .plan(ID(1)), privacy: "full", include: "routines"
        ).bytes
        #expect(lines(bytes).filter { $0 == "RRULE:FREQ=DAILY" }.count == 2)
        #expect(try test.clinic.check().violations == [])
    }
}
