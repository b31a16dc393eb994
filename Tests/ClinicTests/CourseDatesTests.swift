import CivilTime
import Planner
import Testing

@testable import Clinic

/// The end and the review of a course, from the first decision to what comes after the last dose.
@Suite("Dates of a course")
struct CourseDatesTests {
    private static func day(_ text: String) throws -> Day { try Day(parsing: text) }

    /// Somebody of whom all was asked, who takes a medicine from the first day of the plan on.
    private func taking(
        _ medicine: String, until: String? = nil, role: String = "gp"
    ) throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A",
            .asked())
        var input = PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "today")
        input.medicines = .none
        let made = try test.clinic.startPlan(input).plan
        let plan = role == "gp" ? try test.clinic.proposeMedicine(medicine, in: made) : made
        return (test, try confirm(medicine, until: until, role: role, in: plan, test.clinic))
    }

    private func confirm(
        _ medicine: String, dose: String? = nil, from: String? = nil, until: String? = nil,
        role: String = "gp", in plan: StoredPlan, _ clinic: Clinic
    ) throws -> StoredPlan {
        try clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: medicine, prescriber: "Dr Lee", role: role, dose: dose,
                from: from, until: until, acknowledged: plan.details.findings.map(\.rule)))
    }

    private func course(_ medicine: String, _ plan: StoredPlan) throws -> PlannedMedicine {
        try #require(plan.details.medicines.last { $0.medicine == medicine })
    }

    @Test(
        "another dose from a later day changes neither the end nor the review of a course that runs"
    )
    func sameEnd() throws {
        let (test, plan) = try taking("naproxen-oral")
        defer { test.remove() }
        let before = try course("naproxen-oral", plan)
        let changed = try confirm(
            "naproxen-oral", dose: "500 mg twice a day", from: "tomorrow", in: plan,
            test.at("2026-12-05T12:00"))
        let after = try course("naproxen-oral", changed)
        #expect(after.dose != before.dose)
        #expect(after.lastDay == before.lastDay)
        #expect(after.reviewDay == before.reviewDay)
    }

    @Test("who goes on with a medicine after its review looks again after the usual time")
    func nextReview() throws {
        let (test, plan) = try taking("naproxen-oral")
        defer { test.remove() }
        let review = try #require(try course("naproxen-oral", plan).reviewDay)
        let last = try #require(try course("naproxen-oral", plan).lastDay)
        let renewed = try confirm(
            "naproxen-oral", until: "\(last + 28)", in: plan, test.at("\(review + 1)T09:00"))
        let next = try #require(try course("naproxen-oral", renewed).reviewDay)
        #expect(next > review + 1)
        #expect(
            renewed.details.milestones.contains { $0.kind == .medicineReview && $0.day == next })
    }

    @Test("what is given once is reviewed after it, as long as the catalogue says")
    func single() throws {
        let (test, plan) = try taking("steroid-injection", role: "specialist")
        defer { test.remove() }
        let given = try course("steroid-injection", plan)
        #expect(given.lastDay == given.firstDay)
        #expect(given.reviewDay == given.firstDay + 42)
    }

    @Test("a course that is over stands in the way of no other")
    func over() throws {
        let (test, plan) = try taking("naproxen-oral", until: "2026-12-05")
        defer { test.remove() }
        expectRefused {
            try test.at("2026-12-05T09:00").proposeMedicine("ibuprofen-oral", in: plan)
        }
        let later = try test.at("2026-12-06T09:00").proposeMedicine("ibuprofen-oral", in: plan)
        #expect(later.details.medicines.contains { $0.medicine == "ibuprofen-oral" })
    }

    @Test(
        "a course wholly in the past, or after the plan's end, is not confirmed",
        arguments: [("2026-10-01", "2026-10-20"), ("2028-01-03", "2028-01-10")])
    func outside(from: String, until: String) throws {
        let (test, plan) = try taking("paracetamol-oral")
        defer { test.remove() }
        expectRefused {
            try confirm("paracetamol-oral", from: from, until: until, in: plan, test.clinic)
        }
    }

    @Test("a stop never lengthens a course, and one before the first dose leaves no date")
    func stopping() throws {
        let (test, plan) = try taking("naproxen-oral")
        defer { test.remove() }
        let last = try #require(try course("naproxen-oral", plan).lastDay)
        expectRefused {
            try test.clinic.stopMedicine(
                "naproxen-oral", of: plan, on: "\(last + 1)", reason: "later")
        }
        let moved = try confirm(
            "naproxen-oral", from: "2026-12-10", until: "2026-12-20", in: plan, test.clinic)
        let stopped = try test.clinic.stopMedicine(
            "naproxen-oral", of: moved, on: nil, reason: "not needed")
        #expect(try course("naproxen-oral", stopped).neverBegan)
        #expect(
            !stopped.details.patientMilestones.contains { $0.course?.medicine == "naproxen-oral" })
        let span = try Self.day("2026-11-30")...Self.day("2027-06-30")
        #expect(
            stopped.details.routines.filter { $0.medicine == "naproxen-oral" }
                .allSatisfy { $0.doses(in: span).isEmpty })
    }

    @Test("after a discharge what is taken is still told, and nothing is begun")
    func discharged() throws {
        let (test, plan) = try taking("naproxen-oral")
        defer { test.remove() }
        _ = try test.clinic.discharge(plan, reason: "moved away")
        let patient = try test.clinic.patient(named: "P1")
        let upcoming = try test.clinic.upcoming(for: patient, days: 14)
        #expect(upcoming.routines.contains { $0.medicine == "naproxen-oral" })
        #expect(!upcoming.routines.contains { $0.kind != .medicine })
        expectRefused {
            try confirm("naproxen-oral", until: "2027-01-10", in: plan, test.clinic)
        }
        expectRefused {
            try test.clinic.proposeMedicine("paracetamol-oral", in: plan)
        }
        _ = try test.clinic.stopMedicine("naproxen-oral", of: plan, on: nil, reason: "GP")
        #expect(
            try test.clinic.upcoming(for: patient, days: 14).routines.allSatisfy {
                $0.routine.days(in: test.clinic.today + 1...test.clinic.today + 14).isEmpty
            })
    }
}
