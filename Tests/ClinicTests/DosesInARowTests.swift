import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// Limits between doses hold from one course to the next, whatever ended the one before.
@Suite("Doses of several courses")
struct DosesInARowTests {
    /// A plan whose medicine a specialist confirms with all that is asked decided.
    private func plan(
        _ cause: String, _ medicine: String, dose: String? = nil, from: String = "today",
        until: String? = nil
    ) throws -> (TestClinic, StoredPlan) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "A",
            .asked(born: "1960-01-01"))
        var input = PlanInput(patient: patient, cause: cause, start: "today")
        input.medicines = .none
        input.clearedBy = "Dr Bone, 2026-11-29"
        let plan = try test.clinic.startPlan(input).plan
        return (
            test,
            try confirm(medicine, dose: dose, from: from, until: until, in: plan, test.clinic)
        )
    }

    private func confirm(
        _ medicine: String, dose: String? = nil, from: String? = nil, until: String? = nil,
        in plan: StoredPlan, _ clinic: Clinic
    ) throws -> StoredPlan {
        var order = PrescriptionInput(
            plan: plan, medicine: medicine, prescriber: "Dr Lee", role: "specialist", dose: dose,
            from: from, until: until, reason: "asked and decided")
        do { return try clinic.confirmAnswering(order) } catch let refusal as any ClinicRefusal {
            // Each caution is acknowledged, each "avoid" overridden, as its line says.
            func named(_ flag: String) -> [String] {
                refusal.said.details.map(\.said).compactMap { detail in
                    detail.ranges(of: flag + " ").last.map {
                        String(detail[$0.upperBound...].prefix { $0 != " " })
                    }
                }
            }
            order.acknowledged = named("--acknowledge")
            order.overridden = named("--override")
            guard !(order.acknowledged + order.overridden).isEmpty else { throw refusal }
            return try clinic.confirmAnswering(order)
        }
    }

    /// The days on which a medicine is taken.
    private func days(_ medicine: String, _ plan: StoredPlan) throws -> [Day] {
        let span = try Day(parsing: "2026-11-01")...Day(parsing: "2027-03-31")
        return plan.details.routines.filter { $0.medicine == medicine && !$0.isProposed }
            .flatMap { $0.doses(in: span).map(\.day) }.sorted()
    }

    @Test("a weekly tablet keeps its six days after every change of its weekday, and after a stop")
    func weekly() throws {
        var (test, plan) = try plan(
            "avascular-necrosis", "alendronate-avn", dose: "70 mg once a week on Monday",
            until: "2027-11-29")
        defer { test.remove() }
        for (day, weekday) in [("07", "Tuesday"), ("08", "Wednesday"), ("09", "Friday")] {
            plan = try confirm(
                "alendronate-avn", dose: "70 mg once a week on \(weekday)", from: "tomorrow",
                until: "2027-11-29", in: plan, test.at("2026-12-\(day)T09:00"))
        }
        let later = test.at("2026-12-10T09:00")
        plan = try later.stopMedicine("alendronate-avn", of: plan, on: nil, reason: "trip")
        plan = try confirm(
            "alendronate-avn", dose: "70 mg once a week on Thursday", from: "today",
            until: "2027-11-29", in: try later.proposed("alendronate-avn", in: plan), later)
        let taken = try days("alendronate-avn", plan)
        #expect(taken.count > 10)
        for (next, day) in zip(taken.dropFirst(), taken) {
            #expect(next - day >= 6, "\(day) and \(next)")
        }
    }

    @Test(
        "an infusion or injection is not given again before its time",
        arguments: [
            ("pagets-disease", "zoledronate-iv", 10),
            ("hip-osteoarthritis", "steroid-injection", 7),
        ])
    func once(cause: String, medicine: String, after: Int) throws {
        let (test, first) = try plan(cause, medicine)
        defer { test.remove() }
        let given = try days(medicine, first)
        #expect(given.count == 1)
        let later = test.at("\(try #require(given.first) + after)T09:00")
        let stopped = try later.stopMedicine(medicine, of: first, on: nil, reason: "given")
        let refusal = expectRefused {
            try confirm(
                medicine, from: "today", in: try later.proposed(medicine, in: stopped), later)
        }
        #expect(refusal?.problem.contains("too soon") == true, "\(refusal?.problem ?? "")")
    }

    @Test("a day has no more doses because a course ended on it and another began")
    func sameDay() throws {
        let (test, first) = try plan("hip-osteoarthritis", "paracetamol-oral")
        defer { test.remove() }
        let noon = test.at("2026-12-01T12:00")
        let stopped = try noon.stopMedicine(
            "paracetamol-oral", of: first, on: nil, reason: "a rash")
        let again = try confirm(
            "paracetamol-oral", from: "today",
            in: try noon.proposed("paracetamol-oral", in: stopped), noon)
        let byDay = Dictionary(grouping: try days("paracetamol-oral", again)) { $0 }
        #expect(byDay.values.allSatisfy { $0.count <= 4 })
    }
}

extension Clinic {
    /// Proposed anew; what only specialists start is confirmed without.
    fileprivate func proposed(_ medicine: String, in plan: StoredPlan) throws -> StoredPlan {
        do { return try proposeMedicine(medicine, in: plan) } catch is any ClinicRefusal {
            return plan
        }
    }
}
