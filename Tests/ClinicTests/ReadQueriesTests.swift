import CivilTime
import ClinicWords
import Planner
import Synchronization
import Testing

@testable import Clinic
@testable import ClinicStore

/// An engine that notes how the database looks for what it is asked.
private struct WatchedEngine: Engine {
    let engine: SQLiteEngine
    /// By the question the steps of its plan, in SQLite's words.
    let plans = Plans()

    final class Plans: Sendable {
        private let found = Mutex<[String: [String]]>([:])

        func note(_ sql: String, _ steps: [String]) {
            found.withLock { $0[sql] = steps }
        }

        func take() -> [String: [String]] {
            found.withLock { plans in
                defer { plans = [:] }
                return plans
            }
        }
    }

    func transaction<Value>(
        _ kind: TransactionKind, _ body: (any Connection) throws -> Value
    ) throws -> Value {
        try engine.transaction(kind) { try body(WatchedConnection(db: $0, plans: plans)) }
    }

    func forgetErased() { engine.forgetErased() }
    func close() throws { try engine.close() }
}

private struct WatchedConnection: Connection {
    let db: any Connection
    let plans: WatchedEngine.Plans

    var dialect: any Dialect { db.dialect }

    func query(_ sql: String, _ values: Values) throws -> [FoundRow] {
        try note(sql, values)
        return try db.query(sql, values)
    }

    func each(_ sql: String, _ values: Values, _ body: (FoundRow) throws -> Void) throws {
        try note(sql, values)
        try db.each(sql, values, body)
    }

    func execute(_ sql: String, _ values: Values) throws { try db.execute(sql, values) }
    func insert(_ sql: String, _ values: Values) throws -> Int64 { try db.insert(sql, values) }

    private func note(_ sql: String, _ values: Values) throws {
        let steps = try db.query("EXPLAIN QUERY PLAN \(sql)", values)
        plans.note(sql, try steps.map { try $0["detail"] })
    }
}

@Suite("What is read does not grow with the years")
struct ReadQueriesTests {
    /// Tables of which there are few rows, however long a clinic is there; people's names are read whole.
    private static let short: Set = [
        "clinic", "closedDay", "openTime", "room", "closure", "therapist", "therapistSkill",
        "therapistHours", "therapistExtra", "absence", "block", "blockTherapist", "patient",
        "sqlite_master", "sqlite_sequence", "waiting", "class",
    ]

    /// Only of what is still open.
    private static let open = ["sessionOpen", "planOpen", "medicineTaken", "flagOpen"]

    private static func isLong(_ step: String) -> Bool {
        let words = step.split(separator: " ").map(String.init)
        guard words.first == "SCAN", words.count > 1 else { return false }
        let isOpen = open.contains { step.contains("INDEX \($0)") }
        return !short.contains(words[1]) && !isOpen && ClinicTable.named[words[1]] != nil
    }

    @Test("no page of the day and of a patient, and no undo, goes through a table that grows")
    func searches() throws {
        let test = try TestClinic().staffed(2)
        defer { test.remove() }
        let engine = WatchedEngine(engine: try SQLiteEngine.open(path: test.path, create: false))
        let clinic = Clinic(
            store: ClinicStore(engine), shelf: TestClinic.shelf, settings: test.clinic.settings,
            zone: test.clinic.zone, ambient: test.clinic.ambient)
        let jo = try clinic.screenedPatient("Jo", PatientInput.smoker(aDay: 12))
        let made = try clinic.startPlan(PlanInput(patient: jo, cause: "hip-osteoarthritis"))
        let session = made.sessions[0]
        _ = engine.plans.take()
        let asked: [(String, () throws -> Void)] = [
            ("today", { _ = try clinic.day(nil, therapist: nil) }),
            ("a day that is over", { _ = try clinic.day("2026-11-20", therapist: nil) }),
            ("week", { _ = try clinic.week(nil, therapist: nil) }),
            ("upcoming", { _ = try clinic.upcoming(for: jo, days: 30) }),
            ("wait list", { _ = try clinic.waitingList() }),
            ("drift", { _ = try clinic.driftPage(of: nil) }),
            ("drift of a patient", { _ = try clinic.driftPage(of: jo.id) }),
            ("outcome due", { _ = try clinic.dueOutcomes(within: 7) }),
            ("session show", { _ = try clinic.page(of: session) }),
            ("session free", { _ = try clinic.freeTimes(FreeTimeSearch()) }),
            (
                "session move",
                {
                    _ = try clinic.perform(
                        MoveSession(session.id, to: .day(session.details.start.day), scope: .only))
                }
            ),
            (
                "patient set",
                { _ = try clinic.changePatient(jo, name: nil, PatientInput(phone: "1")) }
            ),
            ("undo", { _ = try clinic.undo() }),
        ]
        for (name, ask) in asked {
            try ask()
            for (sql, steps) in engine.plans.take().sorted(by: { $0.key < $1.key }) {
                // The newest first, and of these a few.
                guard !sql.contains("ORDER BY id DESC LIMIT") else { continue }
                let long = steps.filter(Self.isLong)
                #expect(long.isEmpty, "\(name): \(long)\n\(sql)")
            }
        }
    }
}
