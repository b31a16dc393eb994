import CivilTime
import Clinic
import ClinicWords
import Planner
import Testing

@Suite("The drift list")
struct DriftTests {
    private func kinds(_ clinic: Clinic) throws -> [DriftItem.Kind] {
        try clinic.drift().map(\.kind)
    }

    /// Twelve sessions of phase 1 from 2026-12-01 on, twice a week for six weeks.
    private func clinic() throws -> (test: TestClinic, plan: StoredPlan, sessions: [Session]) {
        let test = try TestClinic().staffed(2)
        let plan = try test.clinic.booked(
            "A", PatientInput(born: "1980-01-01", sex: "female", heightCm: 170, weightKg: 65))
        return (test, plan, try test.clinic.treatment(of: plan))
    }

    /// The morning after a session.
    private func after(_ session: Session, _ test: TestClinic, days: Int = 1) -> Clinic {
        test.at("\(session.details.start.day + days)T07:00")
    }

    @Test("a new plan that is attended and scored does not drift; an empty clinic neither")
    func nothing() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        #expect(try kinds(test.clinic) == [])
        try test.clinic.record(sessions[0..<4], as: .attended)
        let patient = try test.clinic.patient(named: "A")
        let due = plan.details.milestones.first { $0.kind == .outcomeDue }
        for measure in due?.measures ?? [] {
            _ = try test.at("\(sessions[0].details.start.day)T18:00").recordOutcome(
                of: patient, measure: measure, score: 5, on: nil)
        }
        #expect(try kinds(after(sessions[3], test)) == [])
        let empty = try TestClinic()
        defer { empty.remove() }
        #expect(try empty.clinic.drift().isEmpty)
    }

    @Test("two misses in a row ask for a call; an attended session between them or after ends it")
    func misses() throws {
        let (test, _, sessions) = try clinic()
        defer { test.remove() }
        try test.clinic.record(sessions[0..<3], as: .attended)
        try test.clinic.record([sessions[3]], as: .missed)
        #expect(try !kinds(after(sessions[3], test)).contains(.misses))
        try test.clinic.record([sessions[4]], as: .cancelled, reason: "work")
        try test.clinic.record([sessions[5]], as: .missed)
        let item = try #require(
            try after(sessions[5], test).drift().first { $0.kind == .misses })
        #expect(item.text.contains("\(sessions[3].details.start.day)"))
        #expect(
            item.since == sessions[3].details.start.day && item.command == "physio patient show P1")
        try test.clinic.record([sessions[6]], as: .attended)
        #expect(try !kinds(after(sessions[6], test)).contains(.misses))
    }

    @Test("a dose under 60 % is told with the place where the next session could be made up")
    func lowDose() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        try test.clinic.record([sessions[0]], as: .attended)
        try test.clinic.record([sessions[1]], as: .cancelled, reason: "better")
        try test.clinic.record([sessions[2]], as: .attended)
        #expect(try !kinds(after(sessions[2], test)).contains(.lowDose))
        try test.clinic.record([sessions[3], sessions[4]], as: .cancelled, reason: "sick")
        let later = after(sessions[4], test)
        let item = try #require(try later.drift().first { $0.kind == .lowDose })
        #expect(item.text.contains("2 of 4 sessions due were held (50 %, less than 60 %)"))
        #expect(item.command.hasPrefix("physio session makeup \(sessions[3].id) --to "))
        // What the list proposes is free, and takes the place of one of the two.
        #expect(try later.makeUp(as: item.command) != nil)
        let ledger = try later.dose(of: plan, later.sessions(plan: plan.id))
        #expect(ledger.total.madeUp == 1 && ledger.total.owed == 1)
    }

    @Test(
        "after 14 days without contact the first week is repeated, unless sessions wait to be recorded"
    )
    func silence() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        try test.clinic.record([sessions[0]], as: .attended)
        let away = sessions[1...].prefix {
            $0.details.start.day - sessions[0].details.start.day < 20
        }
        let quiet = after(sessions[0], test, days: 15)
        #expect(try kinds(quiet).contains(.unrecorded) && !kinds(quiet).contains(.silence))
        try test.clinic.record(away, as: .cancelled, reason: "away")
        #expect(try !kinds(after(sessions[0], test, days: 14)).contains(.silence))
        let item = try #require(try quiet.drift().first { $0.kind == .silence })
        #expect(item.text.contains("No contact for 15 days"))
        #expect(item.text.contains(plan.details.phases[0].name))
        #expect(item.since == sessions[0].details.start.day)
    }

    @Test("a plan without a next session and one at its end are told; a discharged one is not")
    func ends() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        try test.clinic.record(sessions[0..<3], as: .attended)
        let rest = try test.clinic.sessions(plan: plan.id).filter {
            $0.details.start > sessions[2].details.start
        }
        try test.clinic.record(rest, as: .cancelled, reason: "other")
        let item = try #require(
            try after(sessions[2], test).drift().first { $0.kind == .noNextSession })
        #expect(item.command.hasPrefix("physio session makeup "))
        let end = test.at("\(plan.details.end - 14)T09:00")
        #expect(try kinds(end).contains(.planEnding))
        #expect(try !kinds(test.at("\(plan.details.end - 15)T09:00")).contains(.planEnding))
        let past = try #require(
            try test.at("\(plan.details.end + 30)T09:00").drift()
                .first { $0.kind == .planEnding })
        #expect(past.text.contains("ended on \(plan.details.end)"))
    }

    @Test(
        "reviews that were not held and scores that were not taken are overdue from the next day on"
    )
    func overdue() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        let holder = try #require(
            test.clinic.sessions(plan: plan.id).first { session in
                session.details.tasks.contains { $0.kind == .review }
            })
        let before = sessions.filter { $0.details.start < holder.details.start }
        try test.clinic.record(before, as: .attended)
        try test.clinic.record([holder], as: .missed)
        let later = after(holder, test, days: 14)
        let review = try #require(try later.drift().first { $0.kind == .reviewOverdue })
        #expect(review.since == holder.details.start.day)
        #expect(review.command == "physio plan review \(plan.id)")
        let scores = try #require(try later.drift().first { $0.kind == .outcomeOverdue })
        #expect(scores.command.hasPrefix("physio outcome add P1 --measure "))
        try test.clinic.record([holder], as: .attended)
        #expect(try !kinds(later).contains(.reviewOverdue))
    }

    @Test("a medicine that ends without its review is told, until the prescriber has decided again")
    func medicine() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let patient = try test.clinic.screenedPatient(
            "A",
            PatientInput(
                born: "1976-05-05", sex: "male", weightKg: 80, smokes: 0,
                facts: [
                    "egfr=90", "crcl_ml_min=90", "bp_systolic=125", "bp_diastolic=80",
                    "acute_dehydrating_illness=no", "gi_risk_count=0", "conditions=none",
                    "allergies=none",
                ]))
        let plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis", start: "2026-12-01",
                medicines: .named(["naproxen-oral"]))
        ).plan
        let order = PrescriptionInput(
            plan: plan, medicine: "naproxen-oral", prescriber: "Dr Lee",
            acknowledged: plan.details.findings.map(\.rule))
        let active = try test.clinic.confirmAnswering(order)
        let medicine = try #require(active.details.medicines.first { $0.status == .active })
        let due = try #require(medicine.reviewDay)
        #expect(try !kinds(test.at("\(due - 1)T09:00")).contains(.medicineReview))
        let later = test.at("\(due + 1)T09:00")
        let item = try #require(try later.drift().first { $0.kind == .medicineReview })
        #expect(item.since == due && item.text.contains("the review of \(due) is not recorded"))
        _ = try later.confirmMedicine(order)
        #expect(try !kinds(later).contains(.medicineReview))
    }

    @Test("the list is in order of risk, then of time, and a held or discharged plan is not in it")
    func order() throws {
        let (test, plan, sessions) = try clinic()
        defer { test.remove() }
        try test.clinic.record(sessions[0..<2], as: .missed)
        let other = try test.clinic.booked("B", cause: "sciatica", start: "2026-12-02")
        let third = try test.clinic.treatment(of: other)
        try test.clinic.record(third[0..<2], as: .missed)
        let patient = try test.clinic.patient(named: "B")
        let later = test.at("2026-12-20T09:00")
        let flag = try #require(try later.shelf.catalog().redFlags.first { $0.action == .urgent })
        _ = try later.screen(patient, flags: [flag.id])
        let items = try later.drift()
        #expect(items.first?.kind == .redFlag && items.first?.plan == other.id)
        #expect(items.contains { $0.plan == plan.id })
        for (left, right) in zip(items, items.dropFirst()) {
            #expect((left.kind.risk, left.since) <= (right.kind.risk, right.since))
        }
        #expect(try later.drift().map(\.json) == items.map(\.json))
        #expect(try later.drift(of: patient.id).allSatisfy { $0.patient == patient.id })
        #expect(Set(items.map(\.kind.risk)) == [.urgent, .high, .medium, .low])
    }
}
