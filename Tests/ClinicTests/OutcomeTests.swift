import CivilTime
import Clinic
import Planner
import Testing

@Suite("Outcomes of a plan")
struct PlanOutcomeTests {
    @Test("scores are compared with the baseline, corrected in place, and a review proposes")
    func course() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "2026-12-01")
        ).plan
        _ = try test.clinic.recordOutcome(of: patient, measure: "nprs", score: 9, on: nil)
        _ = try test.clinic.recordOutcome(of: patient, measure: "NPRS", score: 8, on: nil)
        #expect(try test.clinic.reviewPlan(plan).proposal.step == nil)
        let later = test.at("2027-01-12T08:00")
        #expect(try later.outcomesDue(within: 0).first?.measures.contains("NPRS") == true)
        let course = try later.recordOutcome(of: patient, measure: "NPRS", score: 5, on: nil)
        #expect(course.baseline.value == 8 && course.scores.count == 2)
        #expect(course.change?.verdict == .better)
        let review = try later.reviewPlan(plan)
        #expect(review.proposal.step == .progress)
        #expect(review.proposal.rule?.id == "RV-05")
        #expect(review.proposal.missing.contains("HOOS"))
        #expect(try later.outcomesDue(within: 0).first?.measures.contains("NPRS") == false)
        #expect(try later.check().violations == [])
    }

    @Test("a score out of range, an unknown measure and a day to come are refused")
    func refusals() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput())
        #expect(throws: Failure.self) {
            try test.clinic.recordOutcome(of: patient, measure: "NPRS", score: 11, on: nil)
        }
        #expect(throws: Failure.self) {
            try test.clinic.recordOutcome(of: patient, measure: "NPSR", score: 1, on: nil)
        }
        #expect(throws: Failure.self) {
            try test.clinic.recordOutcome(of: patient, measure: "NPRS", score: 1, on: "+3d")
        }
    }
}
