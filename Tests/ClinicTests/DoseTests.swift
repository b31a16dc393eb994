import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

/// Plans against the template itself: nothing of the scheduler is used to check what it did.
@Suite("A plan holds exactly the doses of its template")
struct DoseTests {
    static let causes = (try? TestClinic.shelf.catalog().causes.map(\.id)) ?? []

    /// All in the long tests, else two, one of them at the weekend.
    private static let weekdays =
        ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] == nil ? [0, 5] : Array(0..<7)

    @Test("there are 19 causes")
    func count() { #expect(Self.causes.count == 19) }

    @Test("each cause, each weekday, in an empty diary", arguments: causes)
    func emptyDiary(cause: String) throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        for weekday in Self.weekdays {
            let patient = try test.clinic.screenedPatient("Patient \(weekday)", PatientInput())
            let start = test.clinic.today + (weekday + 1)
            let made = try test.clinic.startPlan(input(patient, cause, start))
            try check(made, in: test)
            let longer = try test.clinic.template(named: cause)
            expectOwnMinutes(made, longer)
        }
        #expect(try test.clinic.check().violations == [])
    }

    /// Where there is room, each session lasts as long as its phase says, and as long as what falls on it.
    private func expectOwnMinutes(_ made: MadePlan, _ template: PlanTemplate) {
        let own = Dictionary(template.phases.map { ($0.name, $0.minutes) }) { first, _ in first }
        for session in made.sessions where session.details.kind == .physiotherapy {
            let beside = session.details.tasks.reduce(0) { $0 + $1.minutes }
            #expect(
                session.details.minutes == (own[session.details.phaseName ?? ""] ?? 0) + beside,
                "\(template.id), session \(session.details.number ?? 0)")
        }
    }

    @Test("each cause, each weekday, in a full diary: a plan to the dose, or a reasoned refusal")
    func fullDiary() throws {
        var placed = 0
        var refused = 0
        for cause in Self.causes {
            let test = try TestClinic(hours: "Mon-Fri 09:00-13:00").staffed(1)
            defer { test.remove() }
            try fill(test, seed: 7, part: 0.85)
            for weekday in Self.weekdays {
                let patient = try test.clinic.screenedPatient("P \(weekday)", PatientInput())
                let start = test.clinic.today + (weekday + 1)
                do {
                    try check(test.clinic.startPlan(input(patient, cause, start)), in: test)
                    placed += 1
                } catch let refusal as any ClinicRefusal {
                    refused += 1
                    #expect(refusal.said.kind == .refused)
                    #expect(!refusal.said.details.isEmpty, "a refusal says why")
                }
            }
            #expect(try test.clinic.check().violations == [])
        }
        // The diary is tight, so that both answers are tried.
        #expect(placed >= 3 * Self.weekdays.count - 1)
        #expect(refused >= 3 * Self.weekdays.count - 1)
    }

    private func input(_ patient: Patient, _ cause: String, _ start: Day) -> PlanInput {
        PlanInput(
            patient: patient, cause: cause, start: start.description, medicines: .none,
            optionalPhases: true, clearedBy: "Dr Who, 2026-11-20")
    }

    /// Books the days at random, but for `1 - part` of the quarter hours.
    private func fill(_ test: TestClinic, seed: UInt64, part: Double) throws {
        var random = SeededGenerator(seed: seed)
        let filler = try test.clinic.screenedPatient("Filler", PatientInput())
        for offset in 1...60 {
            let day = test.clinic.today + offset
            guard day.weekday <= .friday else { continue }
            for slot in 0..<4 where Double.random(in: 0..<1, using: &random) < part {
                _ = try test.clinic.addSession(
                    SessionInput(
                        patient: filler, at: "\(day)T\(padded(9 + slot)):00", minutes: 60))
            }
        }
    }

    private func padded(_ hour: Int) -> String { hour < 10 ? "0\(hour)" : "\(hour)" }

    private func check(_ made: MadePlan, in test: TestClinic) throws {
        let template = try test.clinic.template(named: made.plan.details.pin.cause)
        let start = made.plan.details.start
        let treated = made.sessions.filter { $0.details.kind == .physiotherapy }
            .sorted { $0.details.start < $1.details.start }
        #expect(treated.count == template.phases.reduce(0) { $0 + $1.sessions })
        #expect(treated.map(\.details.number) == Array(1...max(1, treated.count)).map { $0 })
        var firstDay = start
        var index = 0
        var previous: (day: Day, gap: Int)?
        for phase in template.phases {
            let sessions = treated[index..<index + phase.sessions]
            index += phase.sessions
            let block = phase.sessionsPerWeek >= 1 ? 7 : Int(7 / phase.sessionsPerWeek)
            let perBlock = phase.sessionsPerWeek >= 1 ? Int(phase.sessionsPerWeek) : 1
            for (number, session) in sessions.enumerated() {
                let day = session.details.start.day
                let beside = session.details.tasks.reduce(0) { $0 + $1.minutes }
                // What is too short for all that is done in it is told.
                let isTold = made.unmet.contains(
                    .tooShort(
                        session: session.details.number ?? 0, minutes: session.details.minutes,
                        needed: phase.minutes + beside))
                #expect(session.details.minutes >= phase.minutes)
                #expect(session.details.minutes == phase.minutes + beside || isTold)
                #expect(session.details.phaseName == phase.name)
                let blockStart = firstDay + number / perBlock * block
                #expect((blockStart..<blockStart + block).contains(day))
                if let previous {
                    let gap = min(previous.gap, phase.minDaysBetween)
                    #expect(day - previous.day >= gap)
                }
                previous = (day, phase.minDaysBetween)
            }
            firstDay = firstDay + phase.weeks * 7
        }
        try checkReviews(made, template)
    }

    private func checkReviews(_ made: MadePlan, _ template: PlanTemplate) throws {
        for week in template.reviewWeeks {
            let title = "Review of week \(week)"
            let holders = made.sessions.filter { session in
                session.details.tasks.contains { $0.title == title }
            }
            let holder = try #require(holders.first, "\(title) of \(template.id) is nowhere")
            #expect(holders.count == 1)
            let due = made.plan.details.start + week * 7
            #expect(abs(holder.details.start.day - due) <= 7)
            if holder.details.kind == .review { #expect(holder.details.minutes == 15) }
        }
    }
}
