import CivilTime
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

@Suite("Another dose for what is ahead of a plan")
struct ChangeDoseTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    private static let causes = ((try? TestClinic.shelf.catalog().causes) ?? [])
        .filter { $0.type != .afterReferral && $0.clock == nil }.map(\.id).sorted()
    /// Of all causes every fourth, in the long tests every second.
    private static let asked =
        causes.indices.filter { $0 % (isLong ? 2 : 4) == 1 }.map { causes[$0] }

    private func made(_ test: TestClinic, _ cause: String = "hip-osteoarthritis") throws -> MadePlan
    {
        let patient = try test.clinic.screenedPatient("Jo Park", PatientInput.asked())
        return try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, start: "2026-12-07"))
    }

    private func change(
        _ clinic: Clinic, _ plan: StoredPlan, _ perWeek: [Int: Double] = [:], minutes: Int? = nil
    ) throws -> SessionReport {
        try clinic.perform(
            ChangeDose(plan.id, perWeek: perWeek, minutes: minutes, why: "as it goes"))
    }

    private func standing(_ clinic: Clinic, _ plan: StoredPlan) throws -> [Session] {
        try clinic.sessions(plan: plan.id).filter {
            $0.details.kind == .physiotherapy && $0.status.isLive
        }.sorted { $0.details.start < $1.details.start }
    }

    @Test("fewer a week: this week stays, the others keep one of their days, all are counted anew")
    func fewer() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try made(test).plan
        let clinic = test.at("2026-12-15T12:00")
        let before = try standing(clinic, plan)
        let report = try change(clinic, plan, [0: 1])
        let after = try standing(clinic, plan)
        let monday = try Day(parsing: "2026-12-21")
        #expect(
            after.filter { $0.details.start.day < monday }.map(\.details.start)
                == before.filter { $0.details.start.day < monday }.map(\.details.start))
        let starts = Set(before.map(\.details.start))
        #expect(after.allSatisfy { starts.contains($0.details.start) })
        #expect(after.count < before.count && report.changes.count >= before.count - after.count)
        #expect(after.compactMap(\.details.number) == Array(1...after.count))
        let ahead = after.filter { $0.details.start > clinic.now }
        #expect(ahead.allSatisfy { $0.details.of == after.count })
        #expect(try clinic.check().violations == [])
        let dose = try clinic.dose(of: report.plan?.plan ?? plan, report.plan?.sessions ?? [])
        #expect(dose.total.owed == 0 && dose.total.prescribed == after.count)
    }

    @Test("more a week: further ones between those that stand, with their rest days")
    func more() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try made(test).plan
        let before = try standing(test.clinic, plan)
        _ = try change(test.clinic, plan, [1: 3])
        let after = try standing(test.clinic, plan)
        let first = plan.details.phases[0]
        let counts = Dictionary(grouping: after.filter { $0.details.phase == first.id }) {
            first.week(of: $0.details.start.day).lowerBound
        }.mapValues(\.count)
        #expect(counts.count == first.weeks && Set(counts.values) == [3])
        let kept = Set(after.map(\.id))
        #expect(before.allSatisfy { kept.contains($0.id) })
        #expect(try test.clinic.check().violations == [])
    }

    @Test("another length: at its own time where that is free so long, else near it in its week")
    func length() throws {
        let test = try TestClinic().staffed(1)
        defer { test.remove() }
        let plan = try made(test).plan
        let before = try standing(test.clinic, plan)
        let usual = plan.details.phases[0].minutes
        _ = try change(test.clinic, plan, minutes: usual - 15)
        let shorter = try standing(test.clinic, plan)
        #expect(shorter.map(\.details.start) == before.map(\.details.start))
        let first = plan.details.phases[0].id
        #expect(
            zip(shorter, before).allSatisfy { now, old in
                now.details.phase != first || now.details.minutes == old.details.minutes - 15
            })
        let other = try test.clinic.screenedPatient("Lee", PatientInput())
        let third = shorter[2].details
        _ = try test.clinic.addSession(
            SessionInput(patient: other, at: "\(third.end)"))
        _ = try change(test.clinic, plan, minutes: usual)
        let longer = try standing(test.clinic, plan)
        #expect(
            longer.allSatisfy { $0.details.phase != first || $0.details.minutes >= usual })
        #expect(longer[2].details.start != third.start)
        #expect(zip(longer, before).count { $0.details.start != $1.details.start } == 1)
        #expect(try test.clinic.check().violations == [])
    }

    @Test("what was asked for before a change is not missing after it")
    func past() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try made(test).plan
        for session in try standing(test.clinic, plan).prefix(4) {
            _ = try test.at("\(session.details.end)").attend(session)
        }
        let clinic = test.at("2026-12-18T12:00")
        let report = try change(clinic, plan, [1: 3])
        let phase = try #require(report.plan?.plan.details.phases[0])
        #expect(phase.doseFrom == (try Day(parsing: "2026-12-21")))
        let weeks = phase.weekDoses(
            report.plan?.sessions ?? [], rests: [], now: clinic.now,
            rules: clinic.doseRules(try clinic.followUp()))
        #expect(weeks.prefix(2).map(\.prescribed) == [2, 2])
        #expect(weeks.dropFirst(2).allSatisfy { $0.prescribed == 3 })
        #expect(weeks.allSatisfy { $0.missing == 0 })
        let shifted = try clinic.perform(ShiftPlan(plan.id, by: 7))
        #expect(shifted.plan?.plan.details.phases[0].doseFrom == phase.doseFrom.map { $0 + 7 })
    }

    @Test("seats in a class last as long as their meetings, and no more are made of them")
    func inClass() throws {
        let fixture = try ClassPlanFixture()
        defer { fixture.remove() }
        let plan = try fixture.clinic.perform(fixture.request(fixture.world.jo)).plan
        let report = try change(fixture.clinic, plan, minutes: 30)
        let after = try standing(fixture.clinic, plan)
        #expect(after.allSatisfy { ($0.details.seat == nil) == ($0.details.minutes != 60) })
        #expect(report.plan?.plan.details.phases[0].minutes == plan.details.phases[0].minutes)
        #expect(report.lines.count == plan.details.phases.count - 1)
        #expect(throws: PhaseRefusal.self) { try change(fixture.clinic, plan, [1: 3]) }
        _ = try change(fixture.clinic, plan, [1: 1])
        let fewer = try standing(fixture.clinic, plan)
        #expect(fewer.count < after.count)
        #expect(try fixture.clinic.check().violations == [])
    }

    @Test("refused: phases that are none or over, too often for its rest days, the dose it has")
    func refused() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let plan = try made(test).plan
        let before = try test.clinic.store.contents()
        for rates: [Int: Double] in [[9: 1], [1: 7], [1: plan.details.phases[0].sessionsPerWeek]] {
            #expect(throws: PhaseRefusal.self, "\(rates)") {
                try change(test.clinic, plan, rates)
            }
        }
        let end = plan.details.phases[0].lastDay
        for day in [end, end + 1] {
            #expect(throws: PhaseRefusal.self) {
                try change(test.at("\(day)T12:00"), plan, [1: 1])
            }
        }
        #expect(throws: (any Error).self) {
            try test.clinic.perform(
                ChangeDose(plan.id, perWeek: [0: 1], minutes: nil, why: " "))
        }
        #expect(try test.clinic.store.contents() == before)
    }

    @Test(
        "of each cause, at each dose and moment: as many as the dose says in each week, or refused; undone, all is as before",
        arguments: asked)
    func everyCause(cause: String) throws {
        for moment in ["2026-12-01T09:00", "2026-12-16T12:00", "2027-01-13T12:00"] {
            for rate in [0.5, 1, 2, 3] {
                let test = try TestClinic().staffed(2)
                defer { test.remove() }
                let plan = try made(test, cause).plan
                let clinic = test.at(moment)
                let before = try clinic.store.contents()
                guard let report = try? change(clinic, plan, [0: rate]) else {
                    #expect(try clinic.store.contents() == before)
                    continue
                }
                let name = "\(cause), \(moment), \(rate)"
                #expect(try clinic.check().violations == [], "\(name)")
                let (now, sessions) = try #require(report.plan)
                let rules = clinic.doseRules(try clinic.followUp())
                for (old, phase) in zip(plan.details.phases, now.details.phases)
                where phase.sessionsPerWeek != old.sessionsPerWeek {
                    let weeks = phase.weekDoses(
                        sessions, rests: now.rests, now: clinic.now, rules: rules)
                    let ahead = weeks.filter {
                        $0.days.lowerBound >= phase.doseFrom ?? phase.firstDay
                    }
                    #expect(ahead.allSatisfy { $0.missing == 0 }, "\(name)")
                }
                let troubles = try clinic.store.read { reading in
                    let known = try Troubles(clinic, reading)
                    return sessions.filter(\.status.isLive).flatMap { known.of($0) }
                }
                #expect(troubles.isEmpty, "\(name)")
                _ = try clinic.perform(UndoChange())
                #expect(try clinic.store.contents().plain == before.plain, "\(name)")
            }
        }
    }
}
