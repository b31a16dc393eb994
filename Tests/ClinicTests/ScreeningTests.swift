import BuiltInPlans
import CivilTime
import Clinic
import ClinicWords
import Foundation
import PlanFiles
import Planner
import Testing

@Suite("Safety first")
struct SafetyFirstTests {
    @Test("no plan without a screening, with an old one, or while a flag is open; then it is made")
    func screening() throws {
        let test = try TestClinic(now: "2026-11-30T08:00").staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        let input = PlanInput(patient: patient, cause: "sciatica")
        #expect(refusal { try test.clinic.startPlan(input) }.contains("not been screened"))
        _ = try test.clinic.screen(patient, flags: [])
        let later = test.at("2026-12-15T08:00")
        #expect(refusal { try later.startPlan(input) }.contains("15 days old"))
        _ = try later.screen(patient, flags: ["ces", "malignancy"])
        let open = refusal { try later.startPlan(input) }
        #expect(open.contains("emergency red flag is open (ces)"))
        #expect(open.contains("Emergency department now"))
        _ = try later.closeFlag("ces", of: patient, as: .assessedNotPresent, note: nil)
        #expect(refusal { try later.startPlan(input) }.contains("malignancy"))
        _ = try later.closeFlag("malignancy", of: patient, as: .referredCleared, note: "letter")
        let made = try later.startPlan(input)
        #expect(made.plan.details.screening != nil)
        #expect(try later.check().violations == [])
    }

    @Test("flags are not recorded with answers, nor is one settled by nobody, whichever face asks")
    func together() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.registerPatient("A", PatientInput(born: "1980-01-01"))
        var input = ScreeningInput()
        (input.flags, input.clear) = (["ces"], true)
        let both = try #require(expectRefused { try test.clinic.screen(patient, input) })
        #expect(both.kind == .usage && both.remedy.contains("--clear, --answer"))
        _ = try test.clinic.screen(patient, flags: ["ces"])
        let nobody = try #require(
            expectRefused {
                try test.clinic.closeFlag(
                    "ces", of: patient, as: .assessedNotPresent, note: nil, on: "today")
            })
        #expect(nobody.kind == .usage && nobody.remedy.contains("--cleared-by"))
        #expect(try test.clinic.screenings(of: patient).count == 1)
    }

    @Test(
        "a cause that is treated after referral needs the recorded clearance; one that is only referred makes a referral plan without treatment"
    )
    func clearance() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let after = PlanInput(patient: patient, cause: "avascular-necrosis")
        #expect(refusal { try test.clinic.startPlan(after) }.contains("medical referral"))
        let referral = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "inflammatory-arthritis-referral"))
        #expect(referral.sessions.allSatisfy { $0.details.kind == .review })
        #expect(referral.plan.details.milestones.contains { $0.kind == .referral })
        _ = try test.clinic.screen(patient, flags: ["malignancy"])
        _ = try test.clinic.closeFlag("malignancy", of: patient, as: .referredCleared, note: nil)
        let made = try test.clinic.startPlan(after)
        #expect(made.plan.details.reasons.contains { $0.because.contains("cleared by tester") })
    }

    @Test(
        "a contraindicated medicine is passed over with the rule, the fact and its day; a named one is refused, and no override helps"
    )
    func contraindicated() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A", PatientInput(facts: ["egfr=25@2026-11-03"], saidBy: "GP letter"))
        let made = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain"))
        let why = made.plan.details.reasons.filter { !$0.isIncluded }.map(\.because)
        #expect(
            why.contains {
                $0.contains("egfr 25") && $0.contains("2026-11-03 by GP letter")
                    && $0.contains("NSAID-16")
            })
        #expect(!made.plan.details.medicines.contains { $0.medicine.contains("naproxen") })
        var named = PlanInput(
            patient: patient, cause: "nonspecific-back-pain", medicines: .named(["naproxen-oral"]),
            secondPlan: true)
        named.overridden = ["NSAID-16"]
        named.reason = "wanted"
        #expect(refusal { try test.clinic.startPlan(named) }.contains("NSAID-16"))
    }

    @Test(
        "a medicine becomes active only by name, when cautions are seen and firm questions answered"
    )
    func confirm() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient(
            "A", PatientInput(born: "1955-01-01", sex: "male"))
        let plan = try clinic.startPlan(
            PlanInput(
                patient: patient, cause: "nonspecific-back-pain",
                medicines: .named(["naproxen-oral"]))
        ).plan
        #expect(plan.details.medicines.map(\.status) == [.proposed, .proposed])
        #expect(plan.details.routines.allSatisfy { $0.medicine == nil })
        var order = PrescriptionInput(plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee")
        let open = refusal { try clinic.confirmMedicine(order) }
        #expect(open.contains("Acknowledge: --acknowledge NSAID-04"))
        #expect(open.contains("Ask first:"))
        _ = try clinic.changePatient(
            patient, name: nil,
            PatientInput(facts: [
                "conditions=none", "current_classes=none", "allergies=none", "egfr=80",
                "crcl_ml_min=90", "bp_systolic=125", "bp_diastolic=80",
                "acute_dehydrating_illness=no", "gi_risk_count=0",
            ]))
        order = PrescriptionInput(
            plan: plan, medicine: "naproxen_oral", prescriber: "Dr Lee",
            dose: "900 mg, twice a day", acknowledged: ["NSAID-04"])
        #expect(refusal { try clinic.confirmMedicine(order) }.contains("ceiling"))
        order = PrescriptionInput(
            plan: plan, medicine: "naproxen_oral", prescriber: "Dr Lee",
            dose: "250 mg, twice a day", from: "2026-12-02", until: "2026-12-09",
            acknowledged: ["NSAID-04", "NSAID-44"])
        let confirmed = try clinic.confirmMedicine(order)
        let medicine = try #require(confirmed.details.medicines.first)
        #expect(medicine.status == .active && medicine.prescriber == "Dr Lee")
        #expect(medicine.dose.hasPrefix("250 mg, twice a day at 08:00 and 20:00"))
        let routine = try #require(confirmed.details.routines.first { $0.medicine != nil })
        #expect(routine.times.map(\.description) == ["08:00", "20:00"])
        #expect("\(routine.firstDay) \(routine.lastDay)" == "2026-12-02 2026-12-09")
        #expect(try clinic.drift().allSatisfy { $0.kind == .unacknowledged })

        // What becomes known later appears in the drift list, with the command that helps.
        _ = try clinic.changePatient(patient, name: nil, PatientInput(facts: ["egfr=20"]))
        let hit = try #require(try clinic.drift().first)
        #expect(hit.kind == .contraindicated && hit.text.contains("NSAID-16"))
        #expect(hit.command.hasPrefix("physio medicine stop L1 naproxen-oral"))
        let stopped = try clinic.stopMedicine(
            "naproxen-oral", of: confirmed, on: "2026-12-04", reason: "NSAID-16")
        #expect(stopped.details.medicines.first?.status == .stopped)
        #expect(
            stopped.details.routines.first { $0.medicine != nil }?.lastDay.description
                == "2026-12-04")
        #expect(try clinic.drift().allSatisfy { $0.kind != .contraindicated })
        #expect(try clinic.check().violations == [])
    }

    @Test("a second medicine of a kind the patient takes already has to be acknowledged")
    func duplicate() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1980-01-01", sex: "male",
                facts: ["conditions=none", "current_classes=none", "alcohol_units_week=4"],
                medicines: ["diazepam-short"]))
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain", medicines: .none)
        ).plan
        let with = try test.clinic.proposeMedicine("cyclobenzaprine-er", in: plan)
        let told = refusal {
            try test.clinic.confirmMedicine(
                PrescriptionInput(plan: with, medicine: "cyclobenzaprine-er", prescriber: "Dr Lee"))
        }
        #expect(told.contains("BZD-12 caution"), "the firmest rule speaks of it: \(told)")
        #expect(!told.contains("the same kind already"), "and nothing says it again")
    }

    @Test(
        "where no rule speaks of two medicines of a kind, the second has to be acknowledged by name"
    )
    func duplicateWithoutRule() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1980-01-01", sex: "male",
                facts: ["conditions=none", "allergies=none"], medicines: ["ibuprofen-gel"]))
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain", medicines: .none)
        ).plan
        let with = try test.clinic.proposeMedicine("diclofenac-gel", in: plan)
        func told(_ acknowledged: [String]) -> String {
            refusal {
                try test.clinic.confirmMedicine(
                    PrescriptionInput(
                        plan: with, medicine: "diclofenac-gel", prescriber: "Dr Lee",
                        acknowledged: acknowledged))
            }
        }
        #expect(told([]).contains("The patient takes something of the same kind already"))
        #expect(told([]).contains("--acknowledge DUPLICATE"))
        #expect(!told(["DUPLICATE"]).contains("the same kind already"))
    }

    @Test("a plan keeps what it was made from when its template changes")
    func pinned() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", PatientInput())
        let made = try test.clinic.startPlan(PlanInput(patient: patient, cause: "sciatica"))
        let folder = test.folder.appendingPathComponent("plans/causes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let template = try #require(
            PlanFiles.builtIn.first { $0.path == "causes/sciatica.yaml" })
        let changed = String(decoding: template.bytes, as: UTF8.self)
            .replacingOccurrences(of: "version: 2", with: "version: 3")
            .replacingOccurrences(of: "minutes: 45", with: "minutes: 30")
        try changed.write(
            to: folder.appendingPathComponent("sciatica.yaml"), atomically: true, encoding: .utf8)
        let later = Clinic(
            store: test.clinic.store,
            shelf: CatalogShelf(folder: test.folder.appendingPathComponent("plans").path),
            settings: test.clinic.settings, zone: test.clinic.zone, ambient: test.clinic.ambient)
        #expect(try later.plan(named: "L1") == made.plan)
        #expect(try later.template(named: "sciatica").version == 3)
        let next = try later.startPlan(
            PlanInput(patient: patient, cause: "sciatica", secondPlan: true))
        #expect(next.plan.details.pin.version == 3)
        #expect(next.plan.details.pin.contentHash != made.plan.details.pin.contentHash)
        #expect(next.plan.details.phases.contains { $0.minutes == 30 })
    }

    @Test("guidance differs: cyclobenzaprine is for the US only")
    func jurisdiction() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A", PatientInput(facts: ["egfr=20"], conditions: ["myasthenia_gravis"]))
        let made = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "nonspecific-back-pain"))
        #expect(made.plan.details.reasons.contains { $0.because.contains("US only") })
    }

    @Test(
        "a fact that is no fact, not plausible, or of the future is refused with what to do",
        arguments: [
            ("egfrr=4", "no fact"), ("egfr=lots", "no number"), ("egfr=4000", "not plausible"),
            ("pregnant=maybe", "no answer"), ("calcium_status=odd", "no calcium_status"),
            ("egfr=40@2027-01-01", "still to come"), ("planned_days=3", "from the plan"),
            ("bmi=20", "from the registration"), ("conditions=hart", "none of the words"),
        ])
    func badFacts(fact: String, expected: String) throws {
        let test = try TestClinic()
        defer { test.remove() }
        let told = refusal { try test.clinic.registerPatient("A", PatientInput(facts: [fact])) }
        #expect(told.contains(expected), "\(told)")
    }

    private func refusal<Value>(_ body: () throws -> Value) -> String {
        do {
            _ = try body()
            return "done"
        } catch let refusal as any ClinicRefusal { return refusal.said.description } catch {
            return "\(error)"
        }
    }
}
