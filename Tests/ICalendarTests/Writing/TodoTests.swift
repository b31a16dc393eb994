import CivilTime
import ICalendar
import Testing

@Suite("Tasks")
struct TodoTests {
    private func text(
        _ todo: Todo, _ zone: String = "Europe/London", _ method: CalendarHeading.Method? = nil
    ) throws -> String {
        let rules = try ICalendarTests.zone(zone)
        var heading = CalendarHeading(product: "-//T//T//EN")
        heading.method = method
        var calendar = Calendar(heading, events: [])
        calendar.todos = [todo]
        return unfolded(try calendar.bytes(in: rules))
    }

    @Test("a task is due on a day, says how far it is, and reminds before it is due")
    func golden() throws {
        let day = try Day(parsing: "2026-12-04")
        var todo = Todo(
            uid: "t-1", created: Moment(minute: 29_800_000), revised: Moment(minute: 29_900_000),
            sequence: 2, time: .dates(.due(day)), summary: "Fill in; send",
            description: "NPRS, PSFS", progress: .inProcess(Todo.Percent(40)),
            priority: Todo.Priority(1), isPrivate: true, categories: ["Review"], color: "teal",
            alarms: [Alarm(minutesBefore: 120, text: "Soon", uid: "a-1")])
        todo.url = "https://example.org/q/1"
        #expect(
            try text(todo).replacing("\r\n", with: "\n") == """
                BEGIN:VCALENDAR
                PRODID:-//T//T//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                BEGIN:VTODO
                UID:t-1
                DTSTAMP:20261106T212000Z
                DUE;VALUE=DATE:20261204
                CREATED:20260829T104000Z
                LAST-MODIFIED:20261106T212000Z
                SEQUENCE:2
                SUMMARY:Fill in\\; send
                DESCRIPTION:NPRS\\, PSFS
                URL:https://example.org/q/1
                STATUS:IN-PROCESS
                PERCENT-COMPLETE:40
                PRIORITY:1
                CLASS:PRIVATE
                CATEGORIES:Review
                COLOR:teal
                BEGIN:VALARM
                UID:a-1
                ACTION:DISPLAY
                TRIGGER;RELATED=END:-PT2H
                DESCRIPTION:Soon
                END:VALARM
                END:VTODO
                END:VCALENDAR

                """)
    }

    @Test(
        "a task that is done says when, in UTC, and reminds no more; one without a time never does")
    func done() throws {
        let alarms = [Alarm(minutesBefore: 120, text: "Soon")]
        let done = Todo(
            uid: "t", revised: Moment(minute: 29_900_000),
            time: .dates(.due(try Day(parsing: "2026-12-04"))), summary: "x",
            progress: .completed(at: Moment(minute: 29_900_060)), alarms: alarms)
        let told = try text(done)
        #expect(told.contains("STATUS:COMPLETED\r\nCOMPLETED:20261106T222000Z\r\n"))
        #expect(told.contains("PERCENT-COMPLETE:100") && !told.contains("VALARM"))
        let open = Todo(uid: "t", revised: Moment(minute: 1), summary: "x", alarms: alarms)
        #expect(try !text(open).contains("VALARM"))
    }

    @Test("the zone is written for tasks with a time, and a time that comes twice is told in UTC")
    func zones() throws {
        let start = try LocalTime(parsing: "2026-10-24T09:00")
        let todo = { (due: LocalTime) in
            Todo(
                uid: "t", revised: Moment(minute: 1), time: .timed(.between(start, due: due)),
                summary: "x")
        }
        let plain = try text(todo(start + 60))
        #expect(plain.contains("BEGIN:VTIMEZONE"))
        #expect(plain.contains("DUE;TZID=Europe/London:20261024T100000"))
        let twice = try text(todo(try LocalTime(parsing: "2026-10-25T01:30")))
        #expect(twice.contains("DTSTART:20261024T080000Z\r\nDUE:20261025T003000Z"))
        let skipped = try text(todo(try LocalTime(parsing: "2027-03-28T01:30")))
        #expect(skipped.contains("DUE:20270328T013000Z"))
    }

    @Test("what is due no later than it starts, or lasts for nothing, is refused")
    func order() throws {
        let day = try Day(parsing: "2026-12-04")
        for span in [.between(day, due: day), .lasting(day, 0)] as [Todo.Span<Day>] {
            let todo = Todo(
                uid: "t", revised: Moment(minute: 1), time: .dates(span), summary: "x")
            #expect(throws: ICalendarError.dueBeforeItStarts(uid: "t")) { try text(todo) }
        }
    }

    @Test("a message without an organizer is refused, whatever it holds")
    func organizer() throws {
        var todo = Todo(uid: "t", revised: Moment(minute: 1), summary: "x")
        #expect(throws: ICalendarError.needsOrganizer(uid: "t")) {
            try text(todo, "Europe/London", .publish)
        }
        todo.organizer = Person(address: "desk@example.org")
        #expect(
            try text(todo, "Europe/London", .publish).contains("ORGANIZER:mailto:desk@example.org"))
    }

    @Test("percentages run from 0 to 100, priorities from 0 to 9")
    func ranges() {
        #expect((-2...102).filter { Todo.Percent($0) != nil } == Array(0...100))
        #expect((-2...12).filter { Todo.Priority($0) != nil } == Array(0...9))
    }

    @Test(
        "3,000 generated tasks come back as they were; some of them, as a stream, are the same bytes"
    )
    func generated() throws {
        var random = SplitMix64(seed: 3_001)
        let zones = try randomZones.map { try zone($0) }
        for number in 0..<3_000 {
            let rules = zones[number % zones.count]
            let todo = Todo.random(using: &random)
            var calendar = Calendar(product: "-//T//T//EN", events: [])
            calendar.todos = [todo]
            let bytes = try calendar.bytes(in: rules)
            // What clocks skip comes back as the instant that is meant.
            if isSkipped(todo.ends, rules) { continue }
            let read = try EntryReading(bytes, rules)
            read.expectOnce()
            try #require(try Todo(read) == todo, "task \(number)")
            guard number % 20 == 0 else { continue }
            var streamed: [UInt8] = []
            let days = todo.ends.compactMap { $0?.day }
            var writer = try CalendarWriter(
                calendar.heading, in: rules,
                days: days.isEmpty ? nil : (days.min() ?? days[0])...(days.max() ?? days[0])
            ) { streamed += $0 }
            try writer.write(todo)
            try writer.finish()
            try #require(streamed == bytes, "task \(number)")
        }
    }
}

extension Todo {
    fileprivate var ends: [LocalTime?] {
        guard case .timed(let span) = time else { return [] }
        return switch span {
        case .from(let start), .lasting(let start, _): [start]
        case .due(let due): [due]
        case .between(let start, let due): [start, due]
        }
    }

    fileprivate init(_ read: EntryReading) throws {
        #expect(read.component.name == "VTODO")
        #expect(try read.moment("LAST-MODIFIED") == read.moment("DTSTAMP"))
        self.init(
            uid: read.text("UID") ?? "", created: try read.moment("CREATED"),
            revised: try #require(try read.moment("DTSTAMP")),
            sequence: read.number("SEQUENCE") ?? -1, time: Self.time(read),
            summary: read.text("SUMMARY") ?? "", description: read.text("DESCRIPTION"),
            location: read.text("LOCATION"), progress: try Self.progress(read),
            priority: read.number("PRIORITY").flatMap(Priority.init),
            isPrivate: read.word("CLASS") == "PRIVATE",
            categories: read.component.first("CATEGORIES")?.texts ?? [],
            color: read.text("COLOR"),
            alarms: read.component.components.compactMap { Alarm($0, read.component) })
    }

    private static func time(_ read: EntryReading) -> Time {
        let days = Span(
            read.day("DTSTART"), due: read.day("DUE"), read.word("DURATION"), unit: "D")
        if let days { return .dates(days) }
        let times = Span(
            read.local("DTSTART"), due: read.local("DUE"), read.word("DURATION"), unit: "M")
        return times.map { .timed($0) } ?? .whenever
    }

    private static func progress(_ read: EntryReading) throws -> Progress {
        switch read.word("STATUS") {
        case "NEEDS-ACTION": return .needsAction
        case "IN-PROCESS":
            return .inProcess(read.number("PERCENT-COMPLETE").flatMap(Percent.init))
        case "COMPLETED":
            #expect(read.number("PERCENT-COMPLETE") == 100)
            return .completed(at: try read.moment("COMPLETED"))
        default:
            #expect(read.word("STATUS") == "CANCELLED")
            return .cancelled
        }
    }

    /// With texts of all sorts, often at the change of the clocks; reminders only where they are told.
    fileprivate static func random(using random: inout SplitMix64) -> Todo {
        let start = randomStart(using: &random)
        let time = Time.random(start, using: &random)
        let progress: [Progress] = [
            .needsAction, .inProcess(Percent(Int.random(in: 0...100, using: &random))),
            .inProcess(nil), .completed(at: Moment(minute: 29_900_000)), .completed(at: nil),
            .cancelled,
        ]
        var todo = Todo(
            uid: "u-\(random.next())", revised: Moment(minute: 29_900_000),
            sequence: Int.random(in: 0...12, using: &random), time: time,
            summary: randomText(0...120, using: &random),
            progress: progress.randomElement(using: &random) ?? .needsAction)
        if Bool.random(using: &random) {
            todo.created = Moment(minute: 29_000_000)
            todo.description = randomText(0...300, using: &random)
            todo.location = randomText(0...90, using: &random)
            todo.priority = Priority(Int.random(in: 0...9, using: &random))
            todo.color = "teal"
        }
        todo.isPrivate = Bool.random(using: &random)
        todo.categories = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            randomText(1...9, using: &random)
        }.filter { !$0.isEmpty }
        switch (todo.time, todo.progress) {
        case (.whenever, _), (_, .completed), (_, .cancelled): break
        default:
            todo.alarms = (0..<Int.random(in: 0...2, using: &random)).map { number in
                Alarm(minutesBefore: 7 + number, text: "x", uid: "a-\(number)")
            }
        }
        return todo
    }
}

extension Todo.Time {
    fileprivate static func random(
        _ start: LocalTime, using random: inout SplitMix64
    ) -> Todo.Time {
        let length = Int.random(in: 1...300, using: &random)
        let day = start.day
        let times: [Todo.Time] = [
            .whenever, .dates(.from(day)), .dates(.due(day)),
            .dates(.between(day, due: day + length)), .dates(.lasting(day, length)),
            .timed(.from(start)), .timed(.due(start)),
            .timed(.between(start, due: start + length)), .timed(.lasting(start, length)),
        ]
        return times.randomElement(using: &random) ?? .whenever
    }
}

extension Todo.Span {
    /// `unit` is that of a length: `D` for days, `M` for minutes; hours are minutes too.
    fileprivate init?(_ start: Point?, due: Point?, _ length: String?, unit: Character) {
        let count = length.flatMap { Int($0.filter(\.isNumber)) }
            .map { unit == "M" && length?.hasSuffix("H") == true ? $0 * 60 : $0 }
        switch (start, due, count) {
        case (let start?, nil, let count?): self = .lasting(start, count)
        case (let start?, let due?, nil): self = .between(start, due: due)
        case (let start?, nil, nil): self = .from(start)
        case (nil, let due?, nil): self = .due(due)
        default: return nil
        }
    }
}

extension Alarm {
    /// `nil` when its text, its trigger or the end that it counts from is not what a task's is.
    fileprivate init?(_ component: Component, _ owner: Component) {
        let hasEnd = owner.first("DUE") != nil || owner.first("DURATION") != nil
        guard let trigger = component.first("TRIGGER"), trigger.word.hasPrefix("-PT"),
            trigger.parameter("RELATED") == (hasEnd ? "END" : nil),
            let minutes = Int(trigger.word.filter(\.isNumber)),
            let text = component.first("DESCRIPTION")?.text
        else { return nil }
        self.init(minutesBefore: minutes, text: text, uid: component.first("UID")?.text)
    }
}
