import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

extension Clinic {
    /// Confirms as a prescriber who answers each question that the refusal asks, with the flags that it names.
    func confirmAnswering(_ order: PrescriptionInput) throws -> StoredPlan {
        do { return try confirmMedicine(order) } catch let refusal as any ClinicRefusal {
            var order = order
            order.answers = refusal.said.details.map(\.said).compactMap { detail in
                guard let flag = detail.ranges(of: "--answer ").last else { return nil }
                return String(detail[flag.upperBound...]).replacing("\"", with: "")
            }
            return try confirmMedicine(order)
        }
    }
}

/// What protects the stomach goes with the tablets; each open question has an answer of its own.
@Suite("Confirming with care")
struct ConfirmingTests {
    private func world(
        _ input: PatientInput, cause: String = "hip-osteoarthritis", naming: [String]
    ) throws -> (test: TestClinic, plan: StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient("A", input)
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, medicines: .named(naming))
        ).plan
        return (test, plan)
    }

    /// A man of 46 of whom all is known that is asked of NSAID tablets.
    private func known(_ more: [String] = [], medicines: [String] = ["none"]) -> PatientInput {
        PatientInput(
            born: "1980-01-01", sex: "male", weightKg: 80, smokes: 0,
            facts: ["allergies=none", "egfr=90", "crcl_ml_min=95"] + more,
            conditions: ["none"], medicines: medicines)
    }

    private func status(_ plan: StoredPlan) -> [String: String] {
        Dictionary(
            plan.details.medicines.map { ($0.medicine, $0.status.rawValue) },
            uniquingKeysWith: { $1 })
    }

    @Test(
        "tablets and what protects the stomach are confirmed together, on the same days, and end together"
    )
    func pair() throws {
        let (test, plan) = try world(known(), naming: ["naproxen-oral"])
        defer { test.remove() }
        #expect(
            status(plan) == ["naproxen-oral": "proposed", "ppi-gastroprotection": "proposed"])
        let confirmed = try test.clinic.confirmAnswering(
            PrescriptionInput(
                plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
                dose: "250 mg twice a day", from: "2026-12-03", until: "2026-12-12",
                acknowledged: plan.details.findings.map(\.rule)))
        #expect(status(confirmed).values.allSatisfy { $0 == "active" })
        let days = confirmed.details.medicines.map {
            "\($0.firstDay) \($0.lastDay?.description ?? "")"
        }
        #expect(Set(days) == ["2026-12-03 2026-12-12"])
        let taken = confirmed.details.routines.filter { $0.medicine == "ppi-gastroprotection" }
        #expect(taken.map(\.firstDay.description) == ["2026-12-03"])
        #expect(taken.map(\.lastDay.description) == ["2026-12-12"])
        let stopped = try test.clinic.stopMedicine(
            "naproxen-oral", of: confirmed, on: "2026-12-05", reason: "better")
        #expect(status(stopped).values.allSatisfy { $0 == "stopped" })
        #expect(
            Set(stopped.details.medicines.map { $0.lastDay?.description ?? "" }) == ["2026-12-05"])
        #expect(try test.clinic.check().violations == [])
    }

    @Test("tablets without protection are a decision by name, with its reason")
    func without() throws {
        let (test, plan) = try world(known(), naming: ["naproxen-oral"])
        defer { test.remove() }
        var order = PrescriptionInput(
            plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
            acknowledged: plan.details.findings.map(\.rule) + ["NSAID-44"],
            overridden: ["GASTROPROTECTION"])
        expectRefused { try test.clinic.confirmAnswering(order) }
        order.reason = "he does not tolerate any"
        let confirmed = try test.clinic.confirmAnswering(order)
        #expect(status(confirmed)["naproxen-oral"] == "active")
        #expect(status(confirmed)["ppi-gastroprotection"] == "proposed")
        let finding = try #require(
            confirmed.details.findings.first { $0.rule == "GASTROPROTECTION" })
        #expect(finding.by == "Dr Lee" && finding.reason == "he does not tolerate any")
    }

    @Test(
        "somebody who takes a protection gets no second one; a short course without risk needs none"
    )
    func notNeeded() throws {
        let (test, plan) = try world(
            known(medicines: ["ppi-gastroprotection"]), naming: ["naproxen-oral"])
        defer { test.remove() }
        #expect(status(plan) == ["naproxen-oral": "proposed"])
        let (other, short) = try world(
            known(["gi_risk_count=0"]), cause: "acute-strain", naming: ["ibuprofen-oral"])
        defer { other.remove() }
        #expect(status(short) == ["ibuprofen-oral": "proposed"])
        #expect(short.details.reasons.contains { $0.because.contains("thought of") })
    }

    @Test("proposed later, tablets bring their protection too")
    func proposedLater() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient("A", known())
        let plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "hip-osteoarthritis", medicines: .none)
        ).plan
        let with = try test.clinic.proposeMedicine("naproxen-oral", in: plan)
        #expect(
            status(with) == ["naproxen-oral": "proposed", "ppi-gastroprotection": "proposed"])
    }

    @Test("each open question needs its fact or an answer of its own, which is kept and expires")
    func answers() throws {
        let (test, plan) = try world(
            PatientInput(
                born: "1980-01-01", sex: "male", conditions: ["none"], medicines: ["none"]),
            naming: ["naproxen-oral"])
        defer { test.remove() }
        var order = PrescriptionInput(
            plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
            acknowledged: plan.details.findings.map(\.rule))
        let first = try #require(refusal { try test.clinic.confirmMedicine(order) })
        let asked = first.details.filter { $0.contains("--answer") }
        #expect(asked.count >= 2, "\(first.details)")
        order.answers = ["egfr=not known, decided by Dr Lee because he is young and well"]
        let second = try #require(refusal { try test.clinic.confirmMedicine(order) })
        #expect(second.details.count { $0.contains("--answer") } == asked.count - 1)
        order.answers.append("shoe_size=not known at all")
        let third = try #require(refusal { try test.clinic.confirmMedicine(order) })
        #expect(
            third.details.contains { $0.contains("Nothing waits for an answer to 'shoe_size'") })
        order.answers = []
        let confirmed = try test.clinic.confirmAnswering(order)
        let answer = try #require(
            confirmed.details.findings.first { $0.answeredQuestion == "egfr" })
        #expect(answer.by == "Dr Lee" && answer.reason?.contains("decided by Dr Lee") == true)
        #expect(answer.facts?["day"] == "2026-11-30")
        // It counts for a change of the dose too, until somebody tells the fact.
        var again = PrescriptionInput(
            plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
            dose: "250 mg twice a day", acknowledged: plan.details.findings.map(\.rule))
        _ = try test.clinic.confirmMedicine(again)
        let later = test.at("2026-12-02T08:00")
        let patient = try later.patient(named: "P1")
        _ = try later.changePatient(patient, name: nil, PatientInput(facts: ["egfr=20"]))
        expectRefused { try later.confirmMedicine(again) }
        _ = try later.changePatient(patient, name: nil, PatientInput(facts: ["egfr=unknown"]))
        again.dose = nil
        let expired = try #require(refusal { try later.confirmMedicine(again) })
        #expect(expired.details.contains { $0.contains("--answer egfr=") })
    }

    private func refusal(_ body: () throws -> some Any) -> Failure? {
        do {
            _ = try body()
            return nil
        } catch { return Failure(saying: error) }
    }
}
