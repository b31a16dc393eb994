import CivilTime
import ClinicCalendar
import ClinicStore
import ClinicWords
import ICalendar
import Planner
import Testing

@testable import Clinic

/// A running plan, and its questionnaires as tasks.
private struct Scene {
    let living: LivingFixture

    init() throws { living = try LivingFixture() }

    func tasks(
        at time: String, privacy: String = "neutral", include: String = "milestones"
    ) throws -> [Todo] {
        let clinic = living.test.at(time)
        var options = try Written.calendar(
            privacy: privacy, include: include, alarms: ["none"])
        options.hasTasks = true
        let subject = CalendarSubject.patient(living.plan.details.patient)
        let events = try clinic.calendarEvents(of: subject, options).events
        #expect(!events.contains { $0.summary.contains("uestionnaire") })
        return try clinic.calendarTasks(of: subject, options)
    }

    /// The task that falls on the earliest day.
    func first(at time: String) throws -> Todo {
        try #require(try tasks(at: time).first)
    }

    /// When what is due first is due, and in which measures.
    func due() throws -> (day: Day, measures: [String]) {
        let plan = try living.clinic.plan(named: "\(living.plan.id)")
        let milestone = plan.details.milestones.first { $0.kind == .outcomeDue }
        return (try #require(milestone?.day), try #require(milestone?.measures))
    }

    func record(_ measure: String, on day: Day, at time: String) throws {
        let clinic = living.test.at(time)
        let patient = try clinic.patient(named: "Jo")
        _ = try clinic.recordOutcome(
            of: patient, measure: measure, score: 3, on: day.description)
    }

    func answer(on day: Day, at time: String) throws {
        for measure in try due().measures { try record(measure, on: day, at: time) }
    }
}

@Suite("Tasks of a patient")
struct TaskTests {
    @Test("each questionnaire is one task, due on its day, and no event beside it")
    func due() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let due = scene.living.plan.details.milestones.filter { $0.kind == .outcomeDue }
        let tasks = try scene.tasks(at: "2026-12-01T08:00")
        #expect(tasks.count == due.count && due.count > 1)
        for (task, milestone) in zip(tasks, due) {
            #expect(task.uid == "\(milestone.uid)-task" && task.time == .dates(.due(milestone.day)))
            #expect(task.progress == .needsAction && task.isPrivate && task.sequence == 0)
            #expect(task.summary == "Questions to fill in")
        }
        let full = try scene.tasks(at: "2026-12-01T08:00", privacy: "full", include: "sessions")
        let told = try #require(full.first?.description)
        #expect(told.hasPrefix("Please fill in") && told.contains("minutes"))
        #expect(try !scene.due().measures.contains { told.contains($0) }, "no abbreviations")
        #expect(try scene.tasks(at: "2026-12-01T08:00", privacy: "busy").isEmpty)
    }

    @Test("a file never holds tasks: what is due stays an event there")
    func files() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let patient = CalendarSubject.patient(scene.living.plan.details.patient)
        let text = String(
            decoding: try scene.living.clinic.exportCalendar(of: patient).bytes, as: UTF8.self)
        #expect(text.contains("SUMMARY:Questions to fill in") && !text.contains("VTODO"))
    }

    @Test("a task is done when the last measure has its score, with the time that was recorded")
    func done() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let (day, measures) = try scene.due()
        let last = try #require(measures.last)
        for measure in measures.dropLast() {
            try scene.record(measure, on: day - 3, at: "\(day - 3)T09:00")
        }
        #expect(try scene.first(at: "\(day)T09:00").progress == .needsAction)
        try scene.record(last, on: day - 3, at: "\(day)T10:00")
        let done = try scene.first(at: "\(day)T11:00")
        let moment = try #require(
            scene.living.clinic.zone.first(try LocalTime(parsing: "\(day)T10:00")))
        #expect(done.progress == .completed(at: moment) && done.revised == moment)
        let others = try scene.tasks(at: "\(day)T11:00").dropFirst()
        #expect(others.allSatisfy { $0.progress == .needsAction && $0.sequence == 0 })
    }

    @Test("the SEQUENCE rises with each change of a task and never falls, also when one is undone")
    func sequence() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let due = try scene.due().day
        let day = due - 4
        var last = try scene.first(at: "2026-12-08T08:00")
        func expectRisen(_ time: String) throws {
            let now = try scene.first(at: time)
            #expect(now.sequence > last.sequence && now.revised >= last.revised)
            last = now
        }
        try scene.answer(on: day, at: "\(day)T09:00")
        try expectRisen("\(day)T09:00")
        #expect(last.progress != .needsAction)
        _ = try scene.living.test.at("\(day)T09:30").undo()
        try expectRisen("\(day)T09:30")
        #expect(last.progress == .needsAction)
        let measure = try #require(try scene.due().measures.last)
        try scene.record(measure, on: day, at: "\(day)T10:00")
        try expectRisen("\(day)T10:00")
        #expect(last.progress != .needsAction)
        // Its day moves away from the scores, so that they answer it no more.
        let clinic = scene.living.test.at("\(day)T10:00")
        _ = try clinic.shift(try clinic.plan(named: "\(scene.living.plan.id)"), days: 21)
        try expectRisen("\(day)T10:30")
        #expect(try scene.due().day == due + 21 && last.progress == .needsAction)
        #expect(try clinic.check().violations.isEmpty)
    }

    @Test("each change of a score is told, also one that is undone; of an erased patient none is")
    func changes() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let day = try scene.due().day
        let patient = scene.living.plan.details.patient
        func told() throws -> [String] {
            try scene.living.clinic.read { try $0.scoreChanges(of: patient) }
                .map { "\($0.at.utc) \($0.measure) \($0.day)" }
        }
        #expect(try told().isEmpty)
        try scene.record("NPRS", on: day, at: "\(day)T09:00")
        // The same again changes nothing.
        try scene.record("NPRS", on: day, at: "\(day)T09:10")
        let clinic = scene.living.test.at("\(day)T09:20")
        _ = try clinic.undo()
        #expect(
            try told() == ["09:00", "09:20"].map { "\(day)T\($0) NPRS \(day)" })
        _ = try clinic.erasePatient(try clinic.patient(named: "Jo"))
        #expect(try told().isEmpty)
    }

    @Test(
        "the strict check and parsers that nobody here wrote take tasks and notes of every kind",
        .enabled(
            if: OutsideValidator.isHere || OutsideValidator.mustRun,
            "needs ../shared/ical and PHYSIO_ICS_PYTHON with its parsers"))
    func outside() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        try scene.answer(on: try scene.due().day, at: "2026-12-22T09:00")
        let start = try LocalTime(parsing: "2026-10-24T23:30")
        let spans: [Todo.Time] = [
            .whenever, .dates(.lasting(start.day, 3)), .timed(.from(start)),
            .timed(.between(start, due: start + 120)), .timed(.lasting(start, 90)),
        ]
        let others = spans.enumerated().map { index, time in
            Todo(
                uid: "other-\(index)", revised: Moment(minute: 29_900_000), time: time,
                summary: "Walk; run", progress: .inProcess(Todo.Percent(30)),
                priority: Todo.Priority(5), alarms: [Alarm(minutesBefore: 30, text: "Soon")])
        }
        let tasks = try scene.tasks(at: "2026-12-22T10:00", privacy: "full") + others
        var files = try tasks.map { todo in
            var calendar = ICalendar.Calendar(product: "-//T//T//EN", events: [])
            calendar.todos = [todo]
            return (name: todo.uid, bytes: try calendar.bytes(in: scene.living.clinic.zone))
        }
        var notes = ICalendar.Calendar(product: "-//T//T//EN", events: [])
        notes.journals = [.undated, .date(start.day), .at(start)].enumerated().map { index, time in
            Journal(
                uid: "note-\(index)", revised: Moment(minute: 29_900_000), time: time,
                summary: "Note", descriptions: ["One, two"])
        }
        files.append((name: "notes", bytes: try notes.bytes(in: scene.living.clinic.zone)))
        try OutsideValidator.expectValid(files)
    }

    @Test("a plan that is discharged or taken back has no task any more")
    func over() throws {
        let scene = try Scene()
        defer { scene.living.remove() }
        let clinic = scene.living.test.at("2026-12-09T08:00")
        _ = try clinic.discharge(try clinic.plan(named: "\(scene.living.plan.id)"), reason: "Done")
        #expect(try scene.tasks(at: "2026-12-09T09:00").isEmpty)
        _ = try clinic.undo()
        #expect(try !scene.tasks(at: "2026-12-09T09:00").isEmpty)
        _ = try clinic.undo()
        #expect(try scene.tasks(at: "2026-12-09T09:00").isEmpty)
    }
}
