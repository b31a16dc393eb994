import CivilTime
import GRDB
import Planner
import Testing
import Synchronization

@testable import ClinicStore

/// Monday, 2026-11-30.
let monday = Day(number: 20_787)

func at(_ time: String, _ day: Day = monday) throws -> LocalTime {
    LocalTime(day, try TimeOfDay(parsing: time))
}

func change(_ command: String = "test", minute: Int = 29_000_000) -> Change {
    Change(actor: "Robin", command: command, at: Moment(minute: minute))
}

/// UIDs `u1`, `u2` and so on, from whichever task.
final class UIDs: Sendable {
    private let last = Mutex(0)
    private let prefix: String
    init(_ prefix: String = "u") { self.prefix = prefix }
    func next() -> String {
        last.withLock {
            $0 += 1
            return "\(prefix)\($0)"
        }
    }
}

/// A clinic with three therapists, two rooms (the second holds two) and three patients.
struct Clinic {
    let store: ClinicStore
    let uids = UIDs()

    init(_ store: ClinicStore? = nil) throws {
        self.store = try store ?? ClinicStore.inMemory()
        let hours = try WeeklyHours(parsing: "Mon-Fri 08:00-18:00")
        try self.store.write(change("clinic init")) { write in
            try write.initClinic(
                ClinicSettings(
                    name: "Hill Road", timeZone: "Europe/London", hours: hours,
                    closedDays: [Day(number: 20_812)]))
            for name in ["Ada", "Ben", "Cleo"] {
                try write.addTherapist(name: name, hours: hours, skills: ["manual-therapy"])
            }
            try write.addRoom(name: "One", capacity: 1)
            try write.addRoom(name: "Gym", capacity: 2)
            for name in ["Pat One", "Pat Two", "Pat Three"] {
                try write.addPatient(PatientDetails(name: name))
            }
        }
    }

    func details(
        _ start: LocalTime, minutes: Int = 45, patient: Int64 = 1, therapist: Int64 = 1,
        room: Int64? = nil, phase: Int64? = nil
    ) -> SessionDetails {
        SessionDetails(
            plan: nil, patient: ID(patient), therapist: ID(therapist), room: room.map { ID($0) },
            kind: .physiotherapy, title: "Physiotherapy", start: start, minutes: minutes,
            phase: phase.map { ID($0) }, phaseName: phase.map { Self.phases[Int($0) - 1] })
    }

    /// What the phases of the plan are called.
    static let phases = ["Settle", "Build"]

    @discardableResult
    func book(_ details: SessionDetails, overlapAllowed: String? = nil) throws -> Session {
        try store.write(change("session add")) {
            try $0.addSession(details, uid: uids.next(), overlapAllowed: overlapAllowed)
        }
    }

    /// Twenty sessions, Mondays and Thursdays at 09:00 for ten weeks.
    func plan() throws -> (details: PlanDetails, sessions: [SessionDetails]) {
        let phases = [
            phase(1, firstDay: monday, weeks: 4, sessions: 8),
            phase(2, firstDay: monday + 28, weeks: 6, sessions: 12),
        ]
        let pin = TemplatePin(
            cause: "hip-osteoarthritis", causeName: "Hip osteoarthritis", version: 3,
            contentHash: "ab12")
        var plan = PlanDetails(
            patient: ID(1), pin: pin, side: .left, start: monday, end: monday + 69, phases: phases)
        plan.routines = [
            Routine(
                uid: "r1", kind: .homeExercise, title: "Home", detail: "Bridges",
                firstDay: monday, lastDay: monday + 69, daysPerWeek: 5, timesPerDay: 2)
        ]
        plan.milestones = [Milestone(uid: "m1", kind: .planEnd, day: monday + 69, title: "End")]
        plan.medicines = [
            PlannedMedicine(
                medicine: "ibuprofen", name: "Ibuprofen", line: 1, dose: "400 mg",
                firstDay: monday, lastDay: monday + 13, reviewDay: nil, evidence: "P1 V")
        ]
        plan.reasons = [
            Reason(
                line: "physiotherapy", subject: "Settle", isIncluded: true, because: "Always.",
                evidence: "P1 V")
        ]
        let nine = try TimeOfDay(parsing: "09:00")
        let sessions = (0..<20).map { index in
            let day = monday + (index / 2) * 7 + (index % 2) * 3
            var session = details(
                LocalTime(day, nine), room: 1, phase: index < 8 ? 1 : 2)
            session.number = index + 1
            session.of = 20
            session.tasks = index == 7 ? [SessionTask(kind: .review, title: "Review")] : []
            return session
        }
        return (plan, sessions)
    }

    private func phase(
        _ number: Int64, firstDay: Day, weeks: Int, sessions: Int
    ) -> PlannedPhase {
        PlannedPhase(
            id: ID(number), name: Self.phases[Int(number) - 1], goal: "Less pain",
            firstDay: firstDay, weeks: weeks, sessions: sessions, sessionsPerWeek: 2, minutes: 45,
            minDaysBetween: 1,
            exercises: [
                PlannedExercise(name: "Bridge", dose: "3 × 8", progression: nil, evidence: "P1")
            ])
    }

    @discardableResult
    func createPlan() throws -> (plan: StoredPlan, sessions: [Session]) {
        let (details, sessions) = try plan()
        return try store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: uids.next)
        }
    }

    /// Every row of every table, as text.
    func dump() throws -> [String] {
        try store.database.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try tables.flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1")
                    .map { "\(table) \($0)" }
            }
        }
    }

    /// Raw SQL behind the store's back, past its constraints.
    func tamper(_ sql: String) throws {
        try store.database.writeWithoutTransaction { db in
            let triggers = try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            for row in triggers { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
            try db.execute(sql: sql)
            for row in triggers { try db.execute(sql: row["sql"]) }
            try db.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")
        }
    }

    func violations() throws -> [Violation] { try store.violations { _ in true } }
}

extension ClinicStore {
    /// What keeps it, for what tests do behind its back.
    var database: any DatabaseWriter {
        get throws { try #require(engine as? SQLiteEngine).database }
    }
}

/// Small and well mixed; the same seed gives the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
