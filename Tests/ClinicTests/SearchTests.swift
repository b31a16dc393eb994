import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Synchronization
import Testing

@testable import Clinic

/// A search during which something happens at each of its steps.
private struct Watched<Asked: SearchRequest>: SearchRequest {
    typealias Outcome = Asked.Outcome

    let asked: Asked
    let meanwhile: @Sendable () throws -> Void

    func problem(_ clinic: Clinic, _ reading: StoreReading) throws -> Asked.Problem {
        try asked.problem(clinic, reading)
    }

    func solve(_ problem: Asked.Problem, in clinic: Clinic) throws -> Asked.Answer {
        try meanwhile()
        let answer = try asked.solve(problem, in: clinic)
        try meanwhile()
        return answer
    }

    func carryOut(
        _ act: Act, _ problem: Asked.Problem, _ answer: Asked.Answer
    ) throws -> Asked.Outcome {
        try asked.carryOut(act, problem, answer)
    }
}

@Suite("A search keeps nobody waiting")
struct SearchTests {
    /// A clinic with held plans and, where asked, an absence that hits a booked one.
    private static func clinic(isHit: Bool = false) throws -> TestClinic {
        let test = try TestClinic().staffed(2)
        for number in 1...3 {
            let patient = try test.clinic.screenedPatient("Jo \(number)", PatientInput())
            _ = try test.clinic.startPlan(
                PlanInput(
                    patient: patient, cause: "sciatica", start: "2026-12-07",
                    hold: number > 1 || !isHit))
        }
        if isHit {
            _ = try test.clinic.recordAbsence(
                of: test.clinic.therapist(named: "T1"), from: "2026-12-07", to: "2026-12-18",
                reason: nil)
        }
        return test
    }

    /// Another program's connection to the same file.
    private static func other(_ test: TestClinic) throws -> Clinic {
        let opened = try Clinic.open(
            path: test.path, rehearsal: false, plans: nil, clock: .real(test.clinic.ambient.moment),
            actor: "other", command: "other")
        return Clinic(
            store: opened.store, shelf: TestClinic.shelf, settings: opened.settings,
            zone: opened.zone, ambient: opened.ambient)
    }

    @Test("another program writes at every step of placing, of booking all and of a repair")
    func writesMeanwhile() throws {
        let test = try Self.clinic(isHit: true)
        defer { test.remove() }
        let other = try Self.other(test)
        let count = Mutex(0)
        let write: @Sendable () throws -> Void = {
            let number = count.withLock {
                $0 += 1
                return $0
            }
            // What no search relies on: its answer stands.
            _ = try other.changeSettings(
                name: nil, reopen: [], ClinicInput(phone: "\(number)"))
        }
        let clinic = test.clinic
        let patient = try clinic.screenedPatient("Ann", PatientInput())
        let made = try clinic.perform(
            Watched(
                asked: StartPlan(PlanWishes(patient.id, cause: "acute-strain")), meanwhile: write))
        #expect(!made.sessions.isEmpty)
        let booked = try clinic.perform(
            Watched(asked: BookHeldPlans(effort: 20), meanwhile: write))
        #expect(booked.booked.count == 2)
        let repair = try clinic.perform(Watched(asked: RepairPlans(effort: 20), meanwhile: write))
        #expect(!repair.lines.filter { $0.outcome != .kept }.isEmpty)
        #expect(count.withLock { $0 } == 6)
        #expect(try clinic.check().violations == [])
    }

    @Test("what was booked meanwhile is seen: the search begins anew and nothing is booked twice")
    func beginsAnew() throws {
        let test = try Self.clinic()
        defer { test.remove() }
        let other = try Self.other(test)
        let patient = try test.clinic.screenedPatient("Ann", PatientInput())
        let times = Mutex(0)
        // All of both therapists' first day is taken while the first search runs.
        let take: @Sendable () throws -> Void = {
            guard
                times.withLock({
                    $0 += 1; return $0
                }) == 1
            else { return }
            for therapist in try other.therapists() {
                let day = other.today + 1
                let span = try other.absenceSpan(from: "\(day)", to: "\(day)")
                _ = try other.perform(AddAbsence(of: therapist.id, span))
            }
        }
        let made = try test.clinic.perform(
            Watched(
                asked: StartPlan(PlanWishes(patient.id, cause: "acute-strain")), meanwhile: take))
        #expect(times.withLock { $0 } == 4, "two searches, two steps each")
        #expect(made.sessions.allSatisfy { $0.details.start.day > test.clinic.today + 1 })
        #expect(try test.clinic.check().violations == [])
    }

    @Test("where others change the diary without end it is refused, and nothing is written")
    func refusesInTheEnd() throws {
        let test = try Self.clinic()
        defer { test.remove() }
        let other = try Self.other(test)
        let patient = try test.clinic.screenedPatient("Ann", PatientInput())
        let times = Mutex(0)
        let change: @Sendable () throws -> Void = {
            let number = times.withLock {
                $0 += 1
                return $0
            }
            let day = other.today + number
            let span = try other.absenceSpan(from: "\(day)", to: "\(day)")
            _ = try other.perform(AddAbsence(of: try other.therapist(named: "T1").id, span))
        }
        let told = try refusal {
            _ = try test.clinic.perform(
                Watched(
                    asked: StartPlan(PlanWishes(patient.id, cause: "acute-strain")),
                    meanwhile: change))
        }
        #expect(told.kind == .busy)
        #expect(try test.clinic.plans(patient: patient.id).isEmpty)
    }

    @Test("a fact that is corrected while places are looked for decides about the medicine")
    func decidesOnFreshFacts() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let other = try Self.other(test)
        let patient = try test.clinic.screenedPatient("Ann", .asked())
        var asked = StartPlan(PlanWishes(patient.id, cause: "acute-strain"))
        asked.wishes.medicines = .named(["naproxen-oral"])
        let correct: @Sendable () throws -> Void = {
            _ = try other.changePatient(
                patient, name: nil, PatientInput(facts: ["egfr=12"]))
        }
        _ = try refusal {
            _ = try test.clinic.perform(Watched(asked: asked, meanwhile: correct))
        }
        #expect(try test.clinic.plans(patient: patient.id).isEmpty)
    }
}
