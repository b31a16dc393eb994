import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

@Suite("Held plans are booked one by one")
struct HeldRoundTests {
    /// Three held plans, and a second desk at the same file.
    private static func clinic() throws -> (test: TestClinic, other: Clinic) {
        let test = try TestClinic().staffed(2)
        for number in 1...3 {
            let patient = try test.clinic.screenedPatient("Jo \(number)", PatientInput())
            _ = try test.clinic.startPlan(
                PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07", hold: true))
        }
        let opened = try Clinic.open(
            path: test.path, rehearsal: false, plans: nil, clock: .real(test.clinic.ambient.moment),
            actor: "other", command: "other")
        let other = Clinic(
            store: opened.store, shelf: TestClinic.shelf, settings: opened.settings,
            zone: opened.zone, ambient: opened.ambient)
        return (test, other)
    }

    /// Books round after round, with something done by the other desk after each plan.
    private static func round(
        _ clinic: Clinic, after number: Int, _ meanwhile: () throws -> Void
    ) throws -> HeldRound {
        var round = try HeldRound(BookHeldPlans(effort: 20), at: clinic)
        if number == 0 { try meanwhile() }
        var done = 0
        while try round.bookNext() {
            done += 1
            if done == number { try meanwhile() }
        }
        return round
    }

    @Test("what no plan relies on may change between any two of them", arguments: 0...3)
    func goesOn(_ number: Int) throws {
        let (test, other) = try Self.clinic()
        defer { test.remove() }
        let round = try Self.round(test.clinic, after: number) {
            for patient in try other.patients() {
                _ = try other.changePatient(
                    patient, name: nil, PatientInput(phone: "0171"))
            }
        }
        #expect(!round.isStale)
        #expect(round.booked.count == 3 && round.waiting.isEmpty)
        #expect(try test.clinic.patients().allSatisfy { $0.details.phone == "0171" })
        #expect(try test.clinic.check().violations == [])
    }

    @Test("a diary changed between two plans sends the rest back to the search", arguments: 0...2)
    func searchesAnew(_ number: Int) throws {
        let (test, other) = try Self.clinic()
        defer { test.remove() }
        let round = try Self.round(test.clinic, after: number) {
            let span = try other.absenceSpan(from: "2026-12-07", to: "2026-12-08")
            _ = try other.perform(AddAbsence(of: try other.therapist(named: "T1").id, span))
        }
        #expect(round.isStale)
        #expect(round.booked.count == number && round.waiting.count == 3 - number)
        let rest = try test.clinic.perform(BookHeldPlans(effort: 20))
        #expect(rest.booked.count == 3 - number && rest.waiting.isEmpty)
        let away = try Day(parsing: "2026-12-07")...Day(parsing: "2026-12-08")
        let hit = rest.booked.flatMap(\.sessions).filter {
            "\($0.details.therapist)" == "T1" && away.contains($0.details.start.day)
        }
        #expect(hit.isEmpty)
    }

    @Test("a plan whose patient may not be treated any more stays held; the others are booked")
    func leavesOne() throws {
        let (test, other) = try Self.clinic()
        defer { test.remove() }
        let round = try Self.round(test.clinic, after: 0) {
            _ = try other.screen(try other.patients()[1], flags: ["ces"])
        }
        #expect(round.booked.count == 2 && round.isStale)
        let rest = try test.clinic.perform(BookHeldPlans(effort: 20))
        #expect(rest.booked.isEmpty)
        #expect(rest.waiting.map { "\($0.plan.details.patient)" } == ["P2"])
        #expect(rest.waiting.first?.refusal.kind == .refused)
    }

    @Test("each plan has an entry of history, and undoing the last one leaves the others")
    func hasHistory() throws {
        let (test, _) = try Self.clinic()
        defer { test.remove() }
        let before = try test.clinic.read { try $0.revision() }
        let outcome = try test.clinic.perform(BookHeldPlans(effort: 20))
        #expect(outcome.booked.count == 3)
        #expect(try test.clinic.read { try $0.revision() } == before + 3)
        _ = try test.clinic.undo()
        let statuses = try test.clinic.plans(patient: nil).map(\.plan.status)
        #expect(statuses.count { $0 == .held } == 1)
        #expect(statuses.count { $0 == .active } == 2)
    }

    @Test("a file that refuses the second plan leaves the first one booked, and the report says so")
    func failsMidway() throws {
        let (test, other) = try Self.clinic()
        defer { test.remove() }
        var round = try HeldRound(BookHeldPlans(effort: 20), at: test.clinic)
        #expect(try round.bookNext())
        other.close()
        try test.clinic.store.close()
        while try round.bookNext() {}
        #expect(round.booked.count == 1 && round.waiting.count == 2)
    }
}
