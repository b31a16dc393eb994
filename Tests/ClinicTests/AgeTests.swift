import CivilTime
import Clinic
import ClinicWords
import Foundation
import PlanFiles
import Planner
import Testing

/// Plans for adults are for adults.
@Suite("Age")
struct AgeTests {
    /// A clinic on 2026-11-30 with somebody who was screened, and born when told.
    private func clinic(
        born: String?, plans: String? = nil
    ) throws -> (test: TestClinic, patient: Patient) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.registerPatient("A", PatientInput(born: born))
        _ = try test.clinic.screen(patient, flags: [])
        return (test, patient)
    }

    @Test("without a date of birth nothing is booked, held or not; the way out works as it is told")
    func unknown() throws {
        let (test, patient) = try clinic(born: nil)
        defer { test.remove() }
        for hold in [false, true] {
            let input = PlanInput(patient: patient, cause: "sciatica", hold: hold)
            let told = refusal { try test.clinic.startPlan(input) }
            #expect(told.contains("no date of birth"))
            #expect(told.contains("physio patient set P1 --born"))
        }
        #expect(try test.clinic.plans(patient: nil).isEmpty)
        let known = try test.clinic.changePatient(
            patient, name: nil, PatientInput(born: "1980-01-01"))
        _ = try test.clinic.startPlan(PlanInput(patient: known, cause: "sciatica"))
    }

    @Test(
        "below 16 every cause is refused, whatever is overridden, and the children's service is named",
        arguments: ["2023-06-01", "2015-06-01", "2013-06-01", "2010-12-01"])
    func child(born: String) throws {
        let (test, patient) = try clinic(born: born)
        defer { test.remove() }
        for cause in try TestClinic.shelf.catalog().causes {
            var input = PlanInput(
                patient: patient, cause: cause.id, clearedBy: "Dr Lee, 2026-11-29")
            input.overridden = ["ADULT-01", "ADULT-02"]
            input.reason = "the parents ask for it"
            let told = refusal { try test.clinic.startPlan(input) }
            #expect(told.contains("children's service"), "\(cause.id): \(told)")
            #expect(told.contains("seen the same day"))
        }
        #expect(try test.clinic.plans(patient: nil).isEmpty)
    }

    @Test("the age is asked before the screening, so that a child is sent on at once")
    func first() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(born: "2014-01-01"))
        let input = PlanInput(patient: patient, cause: "hip-osteoarthritis")
        #expect(refusal { try test.clinic.startPlan(input) }.contains("children's service"))
    }

    @Test("at 16 and 17 a clinician decides, by name and with a reason, and the plan says so")
    func decided() throws {
        for born in ["2010-11-30", "2008-12-01"] {
            let (test, patient) = try clinic(born: born)
            defer { test.remove() }
            var input = PlanInput(patient: patient, cause: "sciatica")
            #expect(refusal { try test.clinic.startPlan(input) }.contains("--override ADULT-01"))
            input.overridden = ["ADULT-01"]
            #expect(refusal { try test.clinic.startPlan(input) }.contains("--reason"))
            input.reason = "grown up, seen with the paediatrician"
            let plan = try test.clinic.startPlan(input).plan
            let decision = try #require(plan.details.findings.first { $0.rule == "ADULT-01" })
            #expect(decision.state == .overridden && decision.by == "tester")
            #expect(decision.reason == "grown up, seen with the paediatrician")
            #expect(plan.details.reasons.contains { $0.because.contains("ADULT-01") })
        }
    }

    @Test("from 18 on nobody is asked; an 18th birthday between today and the start does not count")
    func adult() throws {
        let (test, patient) = try clinic(born: "2008-11-30")
        defer { test.remove() }
        let made = try test.clinic.startPlan(PlanInput(patient: patient, cause: "sciatica"))
        #expect(!made.plan.details.findings.contains { $0.rule.hasPrefix("ADULT") })
        let nearly = try test.clinic.screenedPatient("B", PatientInput(born: "2008-12-02"))
        let input = PlanInput(patient: nearly, cause: "sciatica", start: "2026-12-07")
        #expect(refusal { try test.clinic.startPlan(input) }.contains("ADULT-01"))
    }

    @Test("a held plan is asked for the age again when it is booked")
    func held() throws {
        let (test, patient) = try clinic(born: "1980-01-01")
        defer { test.remove() }
        let input = PlanInput(patient: patient, cause: "sciatica", hold: true)
        _ = try test.clinic.startPlan(input)
        _ = try test.clinic.changePatient(patient, name: nil, PatientInput(born: "2014-01-01"))
        let result = try test.clinic.bookHeldPlans(effort: 1)
        #expect(result.booked.isEmpty)
        let refusal = try #require(result.waiting.first).refusal
        #expect(Failure(saying: refusal).problem.contains("children's service"))
    }

    @Test("a template that names its own ages is made for them, and for nobody else")
    func ownAges() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-ages-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("causes"), withIntermediateDirectories: true)
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Plans/causes/nonspecific-back-pain.yaml")
        let text = try String(contentsOf: source, encoding: .utf8)
            .replacingOccurrences(
                of: "id: nonspecific-back-pain", with: "id: back-pain-of-the-young\nages: [8, 15]"
            )
            .replacingOccurrences(of: "BACK-NOT-", with: "YOUNG-NOT-")
        try text.write(
            to: folder.appendingPathComponent("causes/back-pain-of-the-young.yaml"),
            atomically: true, encoding: .utf8)
        let (test, patient) = try clinic(born: "2014-01-01")
        defer { test.remove() }
        let clinic = Clinic(
            store: test.clinic.store, shelf: CatalogShelf(folder: folder.path),
            settings: test.clinic.settings, zone: test.clinic.zone, ambient: test.clinic.ambient)
        _ = try clinic.startPlan(PlanInput(patient: patient, cause: "back-pain-of-the-young"))
        let grown = try clinic.screenedPatient("B", PatientInput(born: "1980-01-01"))
        let input = PlanInput(patient: grown, cause: "back-pain-of-the-young")
        #expect(refusal { try clinic.startPlan(input) }.contains("made for ages 8 to 15"))
    }

    @Test("a child may be seen, not treated; somebody of unknown age may be seen and asked")
    func singleSessions() throws {
        let (test, child) = try clinic(born: "2014-01-01")
        defer { test.remove() }
        let treatment = SessionInput(patient: child, at: "2026-12-01T09:00")
        #expect(refusal { try test.clinic.addSession(treatment) }.contains("children's service"))
        _ = try test.clinic.addSession(
            SessionInput(patient: child, at: "2026-12-01T09:00", kind: "review"))
        let unknown = try test.clinic.registerPatient("B", PatientInput())
        _ = try test.clinic.addSession(
            SessionInput(patient: unknown, at: "2026-12-02T09:00", kind: "assessment"))
    }

    private func refusal(_ body: () throws -> some Any) -> String {
        do {
            _ = try body()
            return "not refused"
        } catch let refusal as any ClinicRefusal {
            #expect(refusal.said.kind == .refused)
            return refusal.said.description
        } catch { return "\(error)" }
    }
}
