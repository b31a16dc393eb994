import CivilTime
import Clinic
import Foundation
import Planner
import Testing

/// Whatever became of the sessions: what the views offer can be done, and they never contradict each other.
@Suite("Views of random clinics")
struct ViewPropertyTests {
    private static let causes = [
        "sciatica", "hip-osteoarthritis", "hip-bursitis", "nonspecific-back-pain",
        "spinal-stenosis",
    ]

    /// Three plans; each session before `now` gets a random fate, some later ones are cancelled.
    private func random(_ seed: UInt64) throws -> (test: TestClinic, clinic: Clinic) {
        var random = SeededGenerator(seed: seed)
        let test = try TestClinic(hours: "Mon-Fri 09:00-13:00").staffed(2)
        let clinic = test.at("2026-12-\(Int.random(in: 10...31, using: &random))T11:00")
        for (index, cause) in Self.causes.shuffled(using: &random).prefix(3).enumerated() {
            let plan = try test.clinic.booked("P \(index)", cause: cause)
            for session in try test.clinic.sessions(plan: plan.id) {
                let isPast = session.details.end <= clinic.now
                switch Int.random(in: 0..<(isPast ? 5 : 30), using: &random) {
                case 0,
                    1 where isPast:
                    try clinic.record([session], as: .attended)
                case 2 where isPast: try clinic.record([session], as: .missed)
                case 3:
                    let reason = ["sick", "worse", "better", "away", "work", "clinic", "other"]
                        .randomElement(using: &random)
                    try clinic.record([session], as: .cancelled, reason: reason)
                case 4 where !isPast: try clinic.record([session], as: .confirmed)
                default: break
                }
            }
        }
        return (test, clinic)
    }

    @Test(
        "each session that is proposed, on the drift list or for a gap, can be booked as it stands",
        arguments: UInt64(1)...8)
    func proposals(seed: UInt64) throws {
        let (test, clinic) = try random(seed)
        defer { test.remove() }
        #expect(try clinic.check().violations == [])
        for item in try clinic.drift() {
            #expect(item.command.hasPrefix("physio ") && item.since <= clinic.today)
        }
        // One after the other: each books a place that is free and keeps the gaps of its plan.
        var booked = 0
        for candidate in try clinic.week("+1w", therapist: nil).fill {
            try book(candidate.command, of: candidate.plan, in: clinic)
            booked += 1
        }
        while booked < 40,
            let item = try clinic.drift().first(where: { $0.command.contains("makeup") })
        {
            try book(item.command, of: try #require(item.plan), in: clinic)
            booked += 1
        }
        #expect(booked < 40, "what is owed runs out")
        #expect(try clinic.check().violations == [])
    }

    private func book(_ command: String, of plan: ID<StoredPlan>, in clinic: Clinic) throws {
        let plan = try clinic.plan(named: "\(plan)")
        let before = try clinic.sessions(plan: plan.id)
        let dose = try clinic.dose(of: plan, before)
        let made = try #require(try clinic.makeUp(as: command))
        let phase = try #require(
            plan.details.phase(of: made.details))
        let number = plan.details.phases.firstIndex(of: phase) ?? 0
        #expect(dose.phases[number].count.owed > 0)
        let day = made.details.start.day
        #expect(clinic.now < made.details.start && phase.firstDay <= day)
        if let last = dose.phases[number].lastMakeUp { #expect(day <= last.day) }
        for other in before
        where other.details.kind == .physiotherapy
            && ![.missed, .cancelled].contains(other.status)
        {
            let theirs = plan.details.phase(of: other.details)
            let gap = min(phase.minDaysBetween, theirs?.minDaysBetween ?? 1)
            #expect(abs(other.details.start.day - day) >= gap)
        }
        let after = try clinic.dose(of: plan, clinic.sessions(plan: plan.id))
        #expect(after.total.owed == dose.total.owed - 1)
    }

    @Test(
        "what is not recorded is the same on the list, in the dose and on the day",
        arguments: UInt64(20)...25)
    func unrecorded(seed: UInt64) throws {
        let (test, clinic) = try random(seed)
        defer { test.remove() }
        let all = try clinic.sessions().filter { $0.isUnrecorded(at: clinic.now) }
        #expect(try clinic.day(nil, therapist: nil).unrecorded.map(\.id) == all.map(\.id))
        var counted = 0
        for (plan, sessions) in try clinic.plans(patient: nil) {
            let ledger = try clinic.dose(of: plan, sessions)
            counted += ledger.total.unrecorded
            #expect(ledger.phases.map(\.count.owed).reduce(0, +) == ledger.total.owed)
            let course = try clinic.course(of: plan)
            #expect(
                course.marks.count { $0.cell == .unrecorded }
                    == sessions.count { $0.isUnrecorded(at: clinic.now) })
        }
        #expect(counted == all.count { $0.details.kind == .physiotherapy })
    }
}
