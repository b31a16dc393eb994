import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

/// A plan with weigh-ins, some on sessions and some of their own.
struct WeighedPlan {
    let test: TestClinic
    let plan: StoredPlan
    var clinic: Clinic { test.clinic }

    init() throws {
        test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "Jo",
            PatientInput(
                born: "1970-01-01", heightCm: 165, weightKg: 95,
                facts: ["permission_to_discuss_weight=yes"]))
        plan = try test.clinic.startPlan(
            PlanInput(
                patient: patient, cause: "hip-osteoarthritis", start: "2026-12-07",
                medicines: .none)
        ).plan
    }

    /// The first that holds a weigh-in and has neighbours of its kind on both sides.
    func session(_ kind: Session.Kind) throws -> Session {
        try #require(
            try clinic.sessions(plan: plan.id).first { session in
                session.details.kind == kind
                    && session.details.start.day >= plan.details.start + 14
                    && session.details.tasks.contains { $0.kind == .weighIn }
            })
    }

    /// The nearest place outside the weigh-in's days that can be had for a reason, and all that it breaks.
    func outside(_ session: Session) throws -> (start: LocalTime, codes: [String]) {
        let own = session.details.start
        let rules = try clinic.read {
            try PlaceRules(
                clinic, $0, patient: session.details.patient, plan: plan,
                days: (own.day - 14)...(own.day + 14), moving: [session])
        }
        let places = (1...14).flatMap { [own + $0 * 1440, own + -$0 * 1440] }.map { start in
            var details = session.details
            details.start = start
            let broken =
                rules.againstDiary(details)
                + rules.course.violations(of: details, from: session.details)
            return (start: start, broken: broken)
        }
        let found = try #require(
            places.first { place in
                place.broken.contains { $0.rule == .riderWindow }
                    && !place.broken.contains(where: \.rule.isFirm)
                    && !place.broken.contains { $0.rule == .openingHours }
            })
        return (found.start, found.broken.map(\.rule.code))
    }

    func move(_ session: Session, to start: LocalTime, despite: [String] = []) throws -> Session {
        let input = MoveInput(
            to: "\(start)", scope: .only, despite: despite,
            reason: despite.isEmpty ? nil : "asked for")
        return try #require(try clinic.move(session, input).sessions.first)
    }
}

@Suite("Weigh-ins")
struct WeighInTests {
    @Test(
        "a weigh-in leaves its days only for a reason, on a session or alone",
        arguments: [Session.Kind.weighIn, .physiotherapy])
    func window(_ kind: Session.Kind) throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let session = try world.session(kind)
        let title = try #require(session.details.tasks.first { $0.kind == .weighIn }?.title)
        let outside = try world.outside(session)
        let refused = try refusal { _ = try world.move(session, to: outside.start) }
        if kind == .weighIn { #expect(outside.codes == ["rider-window"]) }
        #expect(refused.details.contains { $0.hasPrefix("rider-window: \(title) is held from ") })
        #expect(refused.remedy.contains("--despite rider-window"))
        #expect(try world.clinic.session(named: "\(session.id)") == session)
        let best = try #require(try world.clinic.options(for: session, count: 1).first)
        #expect(best.breaks.isEmpty)
        #expect(try world.move(session, to: best.start).details.exception == nil)
        let moved = try world.move(session, to: outside.start, despite: outside.codes)
        #expect(moved.details.exception?.rules.contains("rider-window") == true)
        #expect(try world.clinic.check().violations == [])
    }

    @Test("each task holds its own days, week or measures, told by no title")
    func ownValues() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let tasks = try world.clinic.sessions(plan: world.plan.id).flatMap(\.details.tasks)
        let weight = try #require(try TestClinic.shelf.catalog().weight)
        let windows = Set(weight.weighIns.map(\.window))
        for task in tasks {
            switch task.kind {
            case .weighIn: #expect(task.window.map(windows.contains) == true, "\(task)")
            case .review: #expect(task.title == "Review of week \(task.week ?? -1)")
            case .outcome: #expect(!task.measures.isEmpty && task.week != nil, "\(task)")
            default: break
            }
        }
        #expect(tasks.count { $0.kind == .outcome && $0.week == 0 } == 1, "the first measures")
        #expect(tasks.count { $0.kind == .weighIn } > 3 && tasks.contains { $0.kind == .review })
    }

    @Test(
        "what makes up for a session tells each thing that it holds outside its days, also where the lost one did"
    )
    func madeUpOutside() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let session = try world.session(.physiotherapy)
        let title = try #require(session.details.tasks.first { $0.kind == .weighIn }?.title)
        let outside = try world.outside(session)
        let moved = try world.move(session, to: outside.start, despite: outside.codes)
        _ = try world.clinic.cancel(moved, CancelInput(reason: "work", scope: .only))
        let lost = try world.clinic.session(named: "\(session.id)")
        let report = try world.clinic.makeUp(
            for: lost,
            MakeUpInput(
                to: "\(outside.start + 5)",
                despite: Rule.allCases.filter { !$0.isFirm }.map(\.code), reason: "asked for")
        )
        let said = report.remarks.map(\.said)
        #expect(said.contains { $0.contains("\(title) is held from ") }, "\(said)")
    }

    @Test("weigh-ins that follow one another stay in their days, or are moved despite them")
    func following() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let session = try world.session(.weighIn)
        var input = MoveInput(
            to: "\(session.details.start + 15 * 1440)", scope: .following, despite: [])
        let refused = try refusal { _ = try world.clinic.move(session, input) }
        #expect(refused.details.contains { $0.hasPrefix("rider-window: Weigh-in ") })
        input = MoveInput(
            to: "\(session.details.start + 14 * 1440)", scope: .following,
            despite: ["rider-window"], reason: "trip")
        let moved = try world.clinic.move(session, input).sessions
        #expect(moved.count > 1)
        #expect(moved.first?.details.exception?.rules == ["rider-window"])
        #expect(try world.clinic.check().violations == [])
    }

    @Test("where none of its days is free, what is offered tells that it leaves them")
    func offered() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        let session = try world.session(.weighIn)
        let day = session.details.start.day
        _ = try world.clinic.changePatient(
            world.clinic.patient(named: "P1"), name: nil,
            PatientInput(blocked: ["\(day - 13)..\(day + 13)"]))
        let best = try #require(try world.clinic.options(for: session, count: 1).first)
        #expect(best.breaks.count == 1)
        #expect(
            best.breaks.allSatisfy { $0.contains("Weigh-in ") && $0.contains(" is held from ") })
    }

    @Test("sessions that a pause took out of their weigh-ins' days move as others do")
    func afterPause() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        // Where sessions lie so far apart that others of their days are free.
        let session = try #require(
            try world.clinic.sessions(plan: world.plan.id).first { session in
                session.details.kind == .physiotherapy
                    && session.details.start.day >= world.plan.details.start + 50
                    && session.details.tasks.contains { $0.kind == .weighIn }
            })
        let first = session.details.start.day
        _ = try world.clinic.pause(
            world.plan, from: "\(first)", to: "\(first + 20)", reason: "trip")
        let paused = try world.clinic.session(named: "\(session.id)")
        #expect(paused.details.start.day == first + 21)
        // So that other days are among what is offered.
        _ = try world.clinic.changePatient(
            world.clinic.patient(named: "P1"), name: nil,
            PatientInput(blocked: ["\(first + 21)..\(first + 21)"]))
        let place = try #require(
            try world.clinic.options(for: paused, count: 200).first { place in
                place.breaks.isEmpty && place.start.day > paused.details.start.day
            })
        #expect(try world.move(paused, to: place.start).details.exception == nil)
    }

    @Test("a plan shifted before it has begun takes the days of its weigh-ins with it")
    func shifted() throws {
        let world = try WeighedPlan()
        defer { world.test.remove() }
        _ = try world.clinic.shift(world.plan, days: 14)
        let session = try world.session(.weighIn)
        let place = try #require(
            try world.clinic.options(for: session, count: 200).first { place in
                place.breaks.isEmpty && place.start.day != session.details.start.day
            })
        #expect(try world.move(session, to: place.start).details.exception == nil)
    }
}
