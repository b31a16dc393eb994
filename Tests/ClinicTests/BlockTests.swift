import CivilTime
import ClinicStore
import ClinicWords
import Planner
import Scheduler
import Testing

@testable import Clinic

@Suite("What therapists do together")
struct BlockTests {
    /// Ana and Ben from Monday to Friday, and Jo, who comes at any time. It is Monday.
    private struct World {
        let test: TestClinic
        let jo: Patient
        var clinic: Clinic { test.clinic }

        init(now: String = "2026-11-30T08:00") throws {
            test = try TestClinic(now: now)
            for name in ["Ana", "Ben"] {
                _ = try test.clinic.addTherapist(name: name, skills: ["manual-therapy"])
            }
            jo = try test.clinic.screenedPatient("Jo", PatientInput())
        }

        func remove() { test.remove() }

        @discardableResult
        func block(
            _ at: String, _ people: [String]? = nil, minutes: Int = 60, until: String? = nil
        ) throws -> (block: StaffBlock, hit: [Session]) {
            let time = try BlockTime(telling: at, from: clinic.today)
            return try clinic.perform(
                AddBlock(
                    "Team meeting", at: time.start, minutes: minutes, every: time.everyDays,
                    until: until.map { try Day(parsing: $0) },
                    for: people.map { try $0.map { try clinic.therapist(named: $0).id } }))
        }

        func book(_ at: String, with therapist: String = "Ana") throws -> Session {
            let own = try clinic.therapist(named: therapist)
            return try clinic.addSession(SessionInput(patient: jo, at: at, therapist: own))
        }

        func trouble(_ session: Session) throws -> [String] {
            try clinic.troubles().of(session).map { "\($0.kind.rawValue): \($0.said.said)" }
        }
    }

    @Test("nobody is booked with them then, in each week of it and at no other time")
    func free() throws {
        let world = try World()
        defer { world.remove() }
        try world.block("Mon 12:00", ["Ana"], until: "2026-12-14")
        for at in ["2026-11-30T11:30", "2026-12-07T12:30", "2026-12-14T12:00"] {
            let told = expectRefused { try world.book(at) }
            #expect(told?.details.first?.contains("absence: Ana has Team meeting, ") == true)
        }
        for at in ["2026-12-07T11:15", "2026-12-07T13:00", "2026-12-08T12:00", "2026-12-21T12:00"] {
            _ = try world.book(at)
        }
        _ = try world.book("2026-12-14T12:00", with: "Ben")
    }

    @Test("no free time is offered then, and a plan finds its places around it")
    func offered() throws {
        let world = try World()
        defer { world.remove() }
        try world.block("Mon 09:00", minutes: 480)
        try world.block("Wed 08:00 every 2 weeks", minutes: 600)
        var search = FreeTimeSearch()
        search.count = 200
        let free = try world.clinic.freeTimes(search).free.map(\.start)
        #expect(!free.isEmpty)
        func isTaken(_ start: LocalTime, _ minutes: Int) -> Bool {
            let weeks = (start.day - world.clinic.today.monday) / 7
            return start.day.weekday == .monday && start.time.minutes + minutes > 540
                || start.day.weekday == .wednesday && weeks.isMultiple(of: 2)
        }
        #expect(!free.contains { isTaken($0, 45) && $0.time.minutes < 1020 })
        let plan = try world.clinic.startPlan(PlanInput(patient: world.jo, cause: "sciatica"))
        #expect(
            !plan.sessions.contains {
                isTaken($0.details.start, $0.details.minutes)
                    && $0.details.start.time.minutes < 1020
            })
        #expect(try world.clinic.check().violations == [])
    }

    @Test("all are those at work, also those who join later; others keep their time")
    func all() throws {
        let world = try World()
        defer { world.remove() }
        let everybody = try world.block("2026-12-03T12:00").block
        let some = try world.block("2026-12-04T12:00", ["Ben"]).block
        let cleo = try world.clinic.addTherapist(name: "Cleo")
        #expect(everybody.details.isFor(cleo.id) && !some.details.isFor(cleo.id))
        expectRefused { try world.book("2026-12-03T12:30", with: "Cleo") }
        _ = try world.book("2026-12-04T12:30", with: "Cleo")
        expectRefused { try world.book("2026-12-04T12:30", with: "Ben") }
    }

    @Test("what is booked then is in trouble by its name, told at once, and repair finds a place")
    func trouble() throws {
        let world = try World()
        defer { world.remove() }
        let plan = try world.clinic.startPlan(
            PlanInput(patient: world.jo, cause: "sciatica", start: "2026-12-07"))
        let first = try #require(plan.sessions.first)
        let start = first.details.start
        let (block, hit) = try world.block("\(start.day.weekday.shortName) \(start.time)")
        let own = plan.sessions.filter {
            $0.details.start.day.weekday == start.day.weekday
                && $0.details.start.time.minutes < start.time.minutes + 60
                && $0.details.end.time.minutes > start.time.minutes
        }
        #expect(hit.map(\.id) == own.map(\.id) && own.count > 1)
        #expect(
            try world.trouble(first).first?.hasPrefix(
                "therapist-absent: Ana has Team meeting, ") == true)
        let repaired = try world.clinic.repair(apply: true).lines.filter { $0.outcome != .kept }
        #expect(Set(own.map(\.id)).isSubset(of: repaired.map { $0.before.id }))
        let now = try world.clinic.sessions(plan: plan.plan.id)
        #expect(try now.flatMap(world.trouble) == [])
        _ = block
    }

    @Test("a session that is to be held all the same stands, for a reason")
    func despite() throws {
        let world = try World()
        defer { world.remove() }
        try world.block("Mon 12:00")
        var input = SessionInput(patient: world.jo, at: "2026-12-07T12:00")
        (input.despite, input.reason) = (["absence"], "the meeting can wait")
        let session = try world.clinic.addSession(input)
        #expect(try world.trouble(session) == [])
    }

    @Test("removed, it takes no time any more; undo brings it back with whom it is for")
    func removed() throws {
        let world = try World()
        defer { world.remove() }
        let block = try world.block("Mon 12:00 every 2 weeks", ["Ben", "Ana"]).block
        _ = try world.clinic.perform(RemoveBlock(block.id))
        #expect(try world.clinic.read { try $0.blocks() }.isEmpty)
        _ = try world.book("2026-12-14T12:00")
        expectRefused { try world.clinic.perform(RemoveBlock(block.id)) }
        for _ in 1...2 { _ = try world.clinic.undo() }
        #expect(try world.clinic.read { try $0.blocks() } == [block])
        _ = try world.clinic.undo()
        #expect(try world.clinic.read { try $0.blocks() }.isEmpty)
        #expect(try world.clinic.check().violations == [])
    }

    @Test("ended, it is held no more from a day on, and before as ever; undo lets it go on")
    func ended() throws {
        let world = try World()
        defer { world.remove() }
        let block = try world.block("Mon 12:00").block
        func end(_ day: String) throws -> Bool {
            try world.clinic.perform(RemoveBlock(block.id, from: Day(parsing: day))).isRemoved
        }
        #expect(try !end("2026-12-14"))
        expectRefused { try world.book("2026-12-07T12:00") }
        _ = try world.book("2026-12-14T12:00")
        let told = try #require(try world.clinic.history(limit: 2).last)
        #expect(told.changes.lines == ["block: last day 2026-12-13, was none"])
        expectRefused { try end("2026-12-14") }
        for _ in 1...2 { _ = try world.clinic.undo() }
        #expect(try world.clinic.read { try $0.blocks() } == [block])
        #expect(try end("2026-11-30"))
        #expect(try world.clinic.read { try $0.blocks() } == [])
    }

    @Test("stands in the day of those whom it concerns, and in when a therapist is busy")
    func shown() throws {
        let world = try World()
        defer { world.remove() }
        try world.clinic.write { writing in
            var settings = try writing.now.settings()
            settings.email = "desk@clinic.example"
            try writing.updateSettings(settings)
        }
        let clinic = world.test.at("2026-11-30T08:00")
        try world.block("Tue 12:00", ["Ana"], until: "2026-12-08")
        let (ana, ben) = (
            try clinic.therapist(named: "Ana").id, try clinic.therapist(named: "Ben").id
        )
        #expect(try clinic.day("2026-12-01", therapist: nil).blocks?.count == 1)
        #expect(try clinic.day("2026-12-01", therapist: ana).blocks?.count == 1)
        #expect(try clinic.day("2026-12-01", therapist: ben).blocks == nil)
        #expect(try clinic.day("2026-12-02", therapist: nil).blocks == nil)
        let spans = try clinic.read { reading in
            try [ana, ben].map {
                try reading.busySpans(of: $0, from: clinic.today, in: clinic).count
            }
        }
        #expect(spans == [2, 0])
    }

    @Test(
        "when it is held is read as people write it",
        arguments: [
            ("Mon 12:00", "2026-11-30T12:00", 7), ("monday 12:00", "2026-11-30T12:00", 7),
            ("Sun 09:30 every 2 weeks", "2026-12-06T09:30", 14),
            ("Thu 12:00 every other week", "2026-12-03T12:00", 14),
            ("2026-12-03T12:00", "2026-12-03T12:00", nil),
        ])
    func written(text: String, start: String, days: Int?) throws {
        let time = try BlockTime(telling: text, from: Day(parsing: "2026-11-30"))
        #expect("\(time.start)" == start && time.everyDays == days)
    }

    @Test(
        "what says no time is refused",
        arguments: [
            "", "Mon", "12:00", "Mon 25:00", "Mon 24:00", "Mon 12:00 every 3 days",
            "Mon 12:00 weekly", "Mon 12:00 every month", "2026-12-03", "Mo\u{0301}n 12:00",
        ])
    func unwritten(text: String) throws {
        let day = try Day(parsing: "2026-11-30")
        #expect(throws: Failure.self) { try BlockTime(telling: text, from: day) }
    }

    @Test(
        "what cannot be held is refused: no name, no length, an end before it begins, who has left")
    func refused() throws {
        let world = try World()
        defer { world.remove() }
        expectRefused { try world.block("Mon 12:00", minutes: 4) }
        expectRefused { try world.block("Mon 12:00", minutes: 721) }
        expectRefused { try world.block("Tue 12:00", until: "2026-11-30") }
        _ = try world.clinic.removeTherapist(world.clinic.therapist(named: "Ben"))
        expectRefused { try world.block("Mon 12:00", ["Ben"]) }
        expectRefused {
            try world.clinic.perform(
                AddBlock(" ", at: LocalTime(parsing: "2026-12-03T12:00"), minutes: 30, for: nil))
        }
        #expect(try world.clinic.read { try $0.blocks() }.isEmpty)
    }
}

@Suite("Times of what is held together")
struct StaffBlockTests {
    @Test("asked for any days, they are those of a walk from the first on", arguments: 0..<40)
    func spans(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let start = LocalTime(
            minute: Int.random(in: 29_900_000...29_950_000, using: &random))
        let minutes = Int.random(in: 5...720, using: &random)
        let days = [nil, 7, 14, 21, 1].randomElement(using: &random) ?? nil
        let last =
            Bool.random(using: &random)
            ? start.day + Int.random(in: 0...60, using: &random) : nil
        let span = try #require(Interval(start, start + minutes))
        let block = BlockDetails("Tea", span, every: days, until: last)
        let from = start.day + Int.random(in: -20...70, using: &random)
        let through = from + Int.random(in: 0...40, using: &random)
        var expected: [LocalTime] = []
        for step in 0...(days == nil ? 0 : 200) {
            let each = start + step * (days ?? 0) * 1440
            let isHeld = step == 0 || last.map { each.day <= $0 } ?? true
            if isHeld, each.day <= through, each + minutes > LocalTime(from, .midnight) {
                expected.append(each)
            }
        }
        #expect(block.spans(from: from, through: through).map(\.start) == expected)
    }
}
