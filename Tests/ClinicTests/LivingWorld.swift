import CivilTime
import ClinicWords
import Foundation
import Planner
import Scheduler
import Testing

@testable import Clinic
@testable import ClinicStore

/// A small clinic in memory, driven at random, beside a simple model of what each command may change.
struct LivingWorld {
    typealias Contents = KeptContents

    let store: ClinicStore
    let zone: ZoneRules
    var random: SeededGenerator
    var now: LocalTime
    /// What was before each command that stands, the last one last.
    private(set) var past: [Contents] = []
    private(set) var first: Contents = [:]
    /// All that is kept, as it is now.
    private(set) var current: Contents = [:]
    private(set) var done: [String: Int] = [:]
    /// How many entries of history made the clinic, its staff and its patients.
    private var setUpEntries: Int64 = 0
    private let makeUID = TestClinic.counter()

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        zone = try ZoneFiles.rules(of: "Europe/London")
        now = try LocalTime(parsing: "2026-11-30T08:00")
        store = try ClinicStore.inMemory()
        let settings = ClinicSettings(
            name: "Test", timeZone: zone.identifier,
            hours: try WeeklyHours(parsing: "Mon-Fri 08:00-18:00; Sat 09:00-12:00"))
        try store.write(Change(actor: "t", command: "init", at: Moment(minute: 29_000_000))) {
            try $0.initClinic(settings)
        }
        for number in 1...3 {
            _ = try clinic.addTherapist(
                name: "Therapist \(number)", skills: ["manual-therapy"], maxPerDay: 6)
        }
        _ = try clinic.addRoom(name: "Hall", capacity: 2)
        for (index, hours) in [
            "Mon-Sat 08:00-18:00", "Mon-Fri 12:00-18:00", "Tue,Thu,Fri 08:00-13:00",
        ]
        .enumerated() {
            // One smokes, one loses weight.
            var input = PatientInput(smokes: index == 1 ? 12 : 0, available: hours)
            if index == 2 {
                (input.heightCm, input.weightKg) = (165, 95)
                input.facts = ["permission_to_discuss_weight=yes"]
            }
            // In some worlds one is visited at home.
            if index == 0, seed % 3 == 0 { (input.address, input.travel) = ("2 Mill Lane", 20) }
            _ = try clinic.screenedPatient("Patient \(index)", input)
        }
        first = try store.contents()
        current = first
        setUpEntries = try store.read { try $0.history(limit: 1) }.first?.number ?? 0
    }

    /// The clinic as it is now, at the world's time.
    var clinic: Clinic {
        get throws {
            Clinic(
                store: store, shelf: TestClinic.shelf,
                settings: try store.read { try $0.settings() },
                zone: zone,
                ambient: Ambient(
                    moment: zone.first(now) ?? Moment(minute: 29_500_000), makeUID: makeUID,
                    actor: "tester", command: "test"))
        }
    }

    func sessions() throws -> [Session] { try store.read { try $0.sessions() } }
    func plans() throws -> [StoredPlan] { try store.read { try $0.plans() } }

    /// Does a command and holds what came of it against the model: it changes `allowed` rows and books at
    /// most `newSessions`, or any number when that is below 0; refused, it changes nothing. What has days of its
    /// own stays in them, but for what it tells.
    mutating func perform(
        _ name: String, allowed: Set<ToldRowName>, newSessions: Int = 0,
        leavingDays told: () -> Set<String> = { [] },
        _ command: (Clinic) throws -> Void
    ) throws {
        let before = current
        // One that was cancelled there may turn out to have been held.
        let strayed = try outOfDays(alsoCancelled: true)
        let entries = try lastEntry()
        do {
            try command(try clinic)
        } catch let error as StoreError {
            guard case .doubleBooked = error else { throw error }
            let after = try store.contents()
            #expect(after == before, "\(name) was refused and changed something")
            return
        } catch let refusal as any ClinicRefusal {
            #expect(!refusal.said.problem.isEmpty && !refusal.said.remedy.isEmpty)
            let after = try store.contents()
            #expect(after == before, "\(name) was refused and changed something")
            done["refused \(name)", default: 0] += 1
            return
        }
        done[name, default: 0] += 1
        let after = try store.contents()
        current = after
        // Who has what they waited for is taken off the list, whatever gave it.
        let strays = before.filter { key, row in
            !allowed.contains(key) && row != after[key]
                && !["waiting", "offer"].contains(key.table)
        }.keys.sorted()
        #expect(strays.isEmpty, "\(name) changed \(strays.prefix(5))")
        let left = try outOfDays().subtracting(strayed).subtracting(told())
        #expect(left.isEmpty, "\(name) took out of their days: \(left)")
        let added = after.keys.filter { $0.table == "session" && before[$0] == nil }
        #expect(newSessions < 0 || added.count <= newSessions, "\(name) booked \(added.count)")
        try expectRising(before, after, name)
        expectPastKept(before, after, name)
        if try lastEntry() != entries { past.append(before) }
    }

    /// Takes the last command back: all is as it was before it, but for what only rises.
    mutating func undo() throws {
        guard let expected = past.popLast() else { return }
        let before = current
        _ = try clinic.undo()
        done["undo", default: 0] += 1
        let after = try store.contents()
        current = after
        #expect(
            after.plain == expected.plain,
            "an undo left \(after.plain.difference(from: expected.plain))")
        try expectRising(before, after, "undo")
    }

    /// Takes back entries in random order; one that is refused changes nothing and is tried again later. What
    /// was taken back too early can stand in the way of the rest, which then says so. Tells whether all was.
    mutating func undoInAnyOrder() throws -> Bool {
        // The first entries set the clinic up: its staff, rooms and patients.
        var left = try store.read { try $0.history(limit: .max) }
            .filter { $0.undoes == nil && $0.undoneBy == nil && $0.number > setUpEntries }.map(
                \.number)
        while !left.isEmpty {
            let before = left.count
            var remedies: [String] = []
            for number in left.shuffled(using: &random) {
                let contents = try store.contents()
                do {
                    _ = try clinic.undo(entry: number)
                    left.removeAll { $0 == number }
                    try expectSound("undo --entry \(number)")
                } catch let refusal as any ClinicRefusal {
                    remedies.append(refusal.said.remedy.said)
                    #expect(try store.contents() == contents)
                }
            }
            guard left.count < before else {
                let ways = ["In this order they can be", "Move or cancel", "was undone before it"]
                #expect(remedies.allSatisfy { remedy in ways.contains { remedy.contains($0) } })
                #expect(!remedies.allSatisfy { $0.hasPrefix(ways[0]) }, "a circle")
                return false
            }
        }
        return true
    }

    /// What has days of its own and does not stand in them.
    private func outOfDays(alsoCancelled: Bool = false) throws -> Set<String> {
        let catalog = try TestClinic.shelf.catalog()
        let counted = try sessions().filter { $0.status.isLive || alsoCancelled }
        let live = Dictionary(grouping: counted, by: \.details.plan)
        return try plans().reduce(into: []) { found, plan in
            let course = PlanCheck(plan, standing: [], catalog)
            for session in live[plan.id] ?? [] {
                for task in session.details.tasks
                where course.days(of: task)?.contains(session.details.start.day) == false {
                    found.insert(task.title)
                }
            }
        }
    }

    private func lastEntry() throws -> Int64? {
        try store.read { try $0.history(limit: 1) }.first?.number
    }

    /// A UID stays; a sequence rises by one exactly when a calendar has to hear of the change.
    private func expectRising(_ before: Contents, _ after: Contents, _ name: String) throws {
        let told = ["startMinute", "endMinute", "therapist", "room", "status"]
        for (key, old) in before where key.table == "session" {
            guard let new = after[key], new != old else { continue }
            #expect(old["uid"] == new["uid"] && old["created"] == new["created"])
            guard case .integer(let low) = old["sequence"],
                case .integer(let high) = new["sequence"]
            else { continue }
            let isTold = told.contains { old[$0] != new[$0] }
            #expect(high == low + (isTold ? 1 : 0), "\(name): the sequence of \(key)")
            guard case .integer(let early) = old["revised"],
                case .integer(let late) = new["revised"]
            else { continue }
            #expect(late >= early, "\(name): the revision of \(key)")
        }
    }

    /// A series that has begun says the same of the days gone by: it may end, but it never becomes another.
    private func expectPastKept(_ before: Contents, _ after: Contents, _ name: String) {
        func past(_ row: KeptRow) -> [StoredValue?] {
            var last = row["lastDay"]
            if case .text(let day) = last { last = .text(min(day, "\(now.day - 1)")) }
            let kept = ["uid", "kind", "title", "detail", "times", "daysPerWeek", "firstDay"]
            return kept.map { row[$0] } + [last]
        }
        for (key, old) in before where key.table == "routine" && old["isProposed"] == .integer(0) {
            guard case .text(let first) = old["firstDay"], first <= "\(now.day)" else { continue }
            #expect(after[key].map(past) == past(old), "\(name): the past of \(key)")
        }
    }

    /// What `physio check` verifies, and a double booking looked for once more in the simplest way.
    func expectSound(_ name: String) throws {
        let zone = zone
        let violations = try store.violations(isClear: zone.isClear)
        #expect(violations.isEmpty, "after \(name): \(violations.prefix(3))")
    }

    /// Whoever tells of sessions in trouble has the same answer, and it holds what the simplest reading finds.
    func expectSameTrouble(_ name: String) throws {
        let clinic = try clinic
        let told = try Teller.list.told(at: clinic)
        for teller in [Teller.repair, .drift, .check] {
            #expect(try teller.told(at: clinic) == told, "after \(name): \(teller)")
        }
        let plain = try plainTroubles()
        #expect(plain.isSubset(of: told), "after \(name): \(plain.subtracting(told))")
        let kept = Set(try sessions().filter { $0.details.exception == nil }.map { "\($0.id)" })
        let away = told.filter { $0.hasSuffix(" therapist-absent") }
            .filter { kept.contains(String($0.prefix { $0 != " " })) }
        #expect(away == plain.filter { $0.hasSuffix(" therapist-absent") }, "after \(name)")
    }

    /// Of sessions without an exception: whose therapist is away, whose patient is, and what lies on a closed day.
    private func plainTroubles() throws -> Set<String> {
        let (absences, patients, closed) = try store.read {
            (try $0.absences(), try $0.patients(), try $0.settings().closedDays)
        }
        var found: Set<String> = []
        for session in try sessions()
        where [.booked, .confirmed].contains(session.status) && session.details.end > now
            && session.details.exception == nil
        {
            let (details, day) = (session.details, session.details.start.day)
            let isAway = absences.contains {
                $0.therapist == details.therapist && $0.span.start < details.end
                    && details.start < $0.span.end
            }
            let isMeeting = try store.read { try $0.blocks() }.contains { $0.details.hits(details) }
            let blocked = patients.first { $0.id == details.patient }?.details.blocked ?? []
            if isAway || isMeeting { found.insert("\(session.id) therapist-absent") }
            if closed.contains(day) { found.insert("\(session.id) closed") }
            if blocked.contains(where: { $0.contains(day) }) {
                found.insert("\(session.id) patient-away")
            }
        }
        return found
    }

    /// Each plan is whole, and nobody is at two places: after each command, as it is quick.
    func expectWhole(_ name: String) throws {
        let broken = try store.read { reading in
            try reading.plans().flatMap { try reading.violations(of: $0.id) }
        }
        #expect(broken.isEmpty, "after \(name): \(broken.prefix(3))")
        let live = try sessions().filter(\.status.isLive)
        for (index, one) in live.enumerated() {
            for other in live[(index + 1)...].prefix(while: { $0.details.start < one.details.end })
            {
                let shares =
                    one.details.therapist == other.details.therapist
                    || one.details.patient == other.details.patient
                #expect(!shares, "after \(name): \(one.id) and \(other.id) overlap")
            }
        }
    }
}

extension BlockDetails {
    /// Whether it is for the therapist of a session, and one of its times overlaps with that one's.
    fileprivate func hits(_ session: SessionDetails) -> Bool {
        let length = first.end.minute - first.start.minute
        return (therapists ?? [session.therapist]).contains(session.therapist)
            && (0..<(everyDays == nil ? 1 : 200)).contains { number in
                let start = first.start + number * (everyDays ?? 0) * 1440
                return (number == 0 || lastDay.map { start.day <= $0 } ?? true)
                    && start < session.end && session.start < start + length
            }
    }
}
