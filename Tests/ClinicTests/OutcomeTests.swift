import CivilTime
import Clinic
import ClinicWords
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
        #expect(try later.outcomesDue(within: 0).last?.measures.contains("NPRS") == true)
        let course = try later.recordOutcome(of: patient, measure: "NPRS", score: 5, on: nil)
        #expect(course.baseline.value == 8 && course.scores.count == 2)
        #expect(course.change?.verdict == .better)
        let review = try later.reviewPlan(plan)
        #expect(review.proposal.step == .progress)
        #expect(review.proposal.rule?.id == "RV-05")
        #expect(review.proposal.missing.contains("HOOS"))
        #expect(try later.outcomesDue(within: 0).last?.measures.contains("NPRS") == false)
        #expect(try later.check().violations == [])
    }

    @Test("subscales are kept by themselves, and a review reads them")
    func subscales() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", start: "2026-12-01")
        ).plan
        for (scale, score) in [("HOOS-PAIN", 50.0), ("hoos-qol", 40)] {
            _ = try test.clinic.recordOutcome(of: patient, measure: scale, score: score, on: nil)
        }
        expectRefused {
            try test.clinic.recordOutcome(of: patient, measure: "ZCQ-FUNCTION", score: 5, on: nil)
        }
        let later = test.at("2027-01-12T08:00")
        let course = try later.recordOutcome(
            of: patient, measure: "HOOS-PAIN", score: 65, on: nil)
        #expect(course.change?.verdict == .better && course.measure.partOf == "HOOS")
        let review = try later.reviewPlan(plan)
        #expect(review.courses.map(\.measure.id) == ["HOOS-PAIN", "HOOS-QOL"])
        #expect(!review.proposal.missing.contains("HOOS"))
        #expect(review.proposal.reasons.contains { $0.contains("HOOS-PAIN: 50 to 65") })
        let scales = try TestClinic.shelf.catalog().subscales
        #expect(scales["HOOS"]?.count == 5 && scales["ZCQ"]?.count == 3)
        #expect(scales["STARTBACK"] == ["STARTBACK-PSYCHOSOCIAL"])
    }

    @Test("a score out of range, an unknown measure and a day to come are refused")
    func refusals() throws {
        let test = try TestClinic()
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput())
        expectRefused {
            try test.clinic.recordOutcome(of: patient, measure: "NPRS", score: 11, on: nil)
        }
        expectRefused {
            try test.clinic.recordOutcome(of: patient, measure: "NPSR", score: 1, on: nil)
        }
        expectRefused {
            try test.clinic.recordOutcome(of: patient, measure: "NPRS", score: 1, on: "+3d")
        }
    }
}
