import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Testing

@testable import Clinic

extension WeighedPlan {
    /// The days of the weigh-in that a session holds.
    private func days(of session: Session) throws -> ClosedRange<Day>? {
        let title = session.details.tasks.first { $0.kind == .weighIn }?.title
        let weight = try TestClinic.shelf.catalog().weight
        guard let window = weight?.weighIns.first(where: { $0.title == title })?.window else {
            return nil
        }
        return (plan.details.start + window.lowerBound)...(plan.details.start + window.upperBound)
    }

    /// The sessions that hold a weigh-in and stand in its days.
    fileprivate func inside(
        _ kind: Session.Kind? = nil
    ) throws -> [(session: Session, days: ClosedRange<Day>)] {
        try clinic.sessions(plan: plan.id).filter { kind == nil || $0.details.kind == kind }
            .compactMap { session in
                guard let days = try days(of: session), days.contains(session.details.start.day)
                else { return nil }
                return (session, days)
            }
    }

    /// Nobody treats from the first day to the last.
    fileprivate func close(_ first: Day, _ last: Day) throws {
        for number in 1...2 { try away(number, first, last) }
    }

    fileprivate func away(_ therapist: Int, _ first: Day, _ last: Day) throws {
        _ = try clinic.recordAbsence(
            of: clinic.therapist(named: "T\(therapist)"), from: "\(first)", to: "\(last)",
            reason: nil)
    }

    /// Without a rule set aside, at the same time of day.
    fileprivate func move(_ session: Session, to day: Day) throws -> Session {
        try move(session, to: LocalTime(day, session.details.start.time))
    }

    fileprivate func reopen() throws {
        for absence in try clinic.absences() { _ = try clinic.removeAbsence("\(absence.id)") }
    }

    fileprivate func line(_ session: Session, _ repair: PlanRepair) throws -> RepairLine {
        try #require(repair.lines.first { $0.before.id == session.id })
    }
}

@Suite("Repair of weigh-ins")
struct WeighInRepairTests {
    @Test("a weigh-in on the first of its days does not leave them for the day before")
    func edge() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let first = try world.session(.weighIn)
        let days = try #require(try world.inside().first { $0.session.id == first.id }).days
        let session = try #require(
            (0...6).lazy.compactMap { try? world.move(first, to: days.lowerBound + $0) }.first)
        let day = session.details.start.day
        try world.close(day, day + 1)
        let line = try world.line(session, try world.clinic.repair(apply: true))
        let after = try #require(line.after).details.start.day
        #expect(days.contains(after) && after > day + 1)
        try world.reopen()
        try world.close(days.lowerBound, days.upperBound)
        let lost = try world.line(session, try world.clinic.repair(apply: true))
        #expect(lost.outcome == .impossible && lost.after == nil)
        #expect(lost.reason?.said.contains("is away") == true)
        #expect(try world.clinic.session(named: "\(session.id)").details == line.after?.details)
    }

    @Test(
        "where nobody is there in a weigh-in's days, it stays and is told, on a session or alone",
        arguments: [Session.Kind.weighIn, .physiotherapy])
    func allDaysGone(_ kind: Session.Kind) throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let held = try world.inside(kind)
        #expect(held.count > 1)
        for (session, days) in held.prefix(4) {
            try world.close(days.lowerBound, days.upperBound)
            let line = try world.line(session, try world.clinic.repair(apply: false, effort: 10))
            #expect(line.outcome == .impossible, "\(session.id) goes out of \(days)")
            #expect(line.reason?.said.contains("is away") == true)
            #expect(line.reason?.said.contains(" is held from \(days.lowerBound) to ") == true)
            try world.reopen()
        }
    }

    @Test(
        "one that stands outside its days on purpose goes with its session through a pause, or stays alone",
        arguments: [Session.Kind.weighIn, .physiotherapy])
    func pausedOnPurpose(_ kind: Session.Kind) throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let first = try world.session(kind)
        let titles = first.details.tasks.filter { $0.kind == .weighIn }.map(\.title)
        let place = try world.outside(first)
        let moved = try world.move(first, to: place.start, despite: place.codes)
        #expect(moved.details.exception?.rules.contains("rider-window") == true)
        let day = moved.details.start.day
        _ = try world.clinic.pause(
            world.plan, from: "\(day)", to: "\(day + 13)", reason: "trip")
        let paused = try world.clinic.session(named: "\(first.id)")
        #expect(
            paused.status.isLive
                && titles.allSatisfy { title in
                    paused.details.tasks.contains { $0.title == title }
                })
        #expect(paused.details.exception?.rules.contains("rider-window") == true)
        #expect(paused.details.exception?.reason == "asked for")
        let days = kind == .weighIn ? 0 : 14
        #expect(paused.details.start.day == day + days)
        #expect(try world.clinic.check().violations.isEmpty)
        #expect(try world.clinic.repair(apply: false).lines.isEmpty)
        // What hits it then is repaired as ever.
        let hit = paused.details
        try world.away(Int(hit.therapist.number), hit.start.day, hit.start.day)
        let line = try world.line(paused, try world.clinic.repair(apply: true))
        #expect(line.outcome == .moved || line.outcome == .reassigned)
        #expect(line.after?.details.tasks == paused.details.tasks)
    }

    @Test("no repair takes a weigh-in out of its days, whoever is away", arguments: 1...4)
    func property(_ seed: UInt64) throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        var random = SeededGenerator(seed: seed)
        var moved = 0
        for _ in 1...4 {
            let before = try world.inside()
            for _ in 1...3 {
                let held = try #require(before.randomElement(using: &random))
                let first = held.session.details.start.day - Int.random(in: 0...3, using: &random)
                let last = held.session.details.start.day + Int.random(in: 0...4, using: &random)
                if Int.random(in: 0...3, using: &random) == 0 {
                    try world.away(1, first, last)
                } else {
                    try world.close(first, last)
                }
            }
            let repair = try world.clinic.repair(apply: true, effort: 20)
            let after = Set(try world.inside().map(\.session.id))
            for held in before {
                #expect(after.contains(held.session.id), "\(held.session.id) left \(held.days)")
            }
            let ids = Set(before.map(\.session.id))
            moved += (repair.lines(.moved) + repair.lines(.reassigned))
                .count { ids.contains($0.before.id) }
            try world.reopen()
        }
        #expect(moved > 0)
        #expect(try world.clinic.check().violations.isEmpty)
    }
}
