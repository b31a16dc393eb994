import CivilTime
import Foundation
import GRDB
import Planner
import Testing

@testable import ClinicStore

@Suite("The registry of tables")
struct RegistryTests {
    @Test("every table and every later column is in each version's file exactly since it says so")
    func versions() throws {
        let queue = try DatabaseQueue()
        var first: [ClinicTable: [String]] = [:]
        for migration in Schema.migrator.migrations {
            try Schema.migrator.migrate(queue, upTo: migration)
            let version = try #require(Int(migration.prefix(3)))
            try queue.read { db in
                let expected = ClinicTable.all.filter { $0.since <= version }
                #expect(try Self.tables(db) == Set(expected.map(\.name)), "\(migration)")
                for table in expected {
                    let columns = try Self.columns(table, db)
                    if table.since == version { first[table] = columns }
                    let later = table.later.filter { $0.since <= version }.map(\.name)
                    #expect(columns == (first[table] ?? []) + later, "\(table.name), \(migration)")
                }
            }
        }
    }

    @Test("what the registry says of columns is said of columns that are there")
    func columns() throws {
        try ClinicStore.inMemory().database.read { db in
            for table in ClinicTable.all {
                let columns = Set(try Self.columns(table, db))
                #expect(columns.isSuperset(of: table.kinds.keys), "\(table.name)")
                if table.roles.contains(.inCalendars) {
                    #expect(columns.isSuperset(of: ["uid", "sequence", "revised"]))
                }
                guard case .part(let whole, let column) = table.owner else { continue }
                let references = ClinicTable.references[table] ?? []
                #expect(references.contains { $0 == (column, whole) }, "\(table.name)")
            }
        }
    }

    @Test("what the registry says of references is what the file holds them to")
    func references() throws {
        try ClinicStore.inMemory().database.read { db in
            for table in ClinicTable.all {
                let kept = try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(\(table.name))")
                    .map { "\($0["from"] as String) to \($0["table"] as String)" }
                let said = (ClinicTable.references[table] ?? []).map { "\($0) to \($1.name)" }
                #expect(said.sorted() == kept.sorted(), "\(table.name)")
            }
        }
    }

    @Test("what stands in a record is told by the history, or says why not")
    func told() throws {
        let told = Set(RecordField.allCases.map(\.rowColumn))
        /// Numbers, whose row it is, what only rises, and words that another column tells.
        let silent: Set = [
            "id", "patient", "plan", "screening", "assessment", "position", "number", "uid",
            "created", "revised", "sequence", "erasedAt", "replaced", "suspendedLastDay",
            "planPhase", "author", "wishes", "cause", "causeName", "templateVersion",
            "templateHash", "goal", "detail", "kind", "words", "measures", "course", "severity",
            "subject", "evidence", "facts", "line", "decidedDay", "asksFirst", "origin", "present",
            "absent", "ranking", "covers", "answers", "held", "block", "session", "earlierThan",
            "since", "aim", "made", "expires", "offer", "timetable", "class",
        ]
        // What is known of a patient is told with its value.
        let known: Set<ClinicTable> = [
            .patientFact, .patientCondition, .patientMedicine, .patientAllergy, .outcome,
        ]
        try ClinicStore.inMemory().database.read { db in
            for table in ClinicTable.told where table.record != nil && !known.contains(table) {
                for column in try Self.columns(table, db) where !told.contains(column) {
                    #expect(silent.contains(column), "\(table.name).\(column)")
                }
            }
        }
    }

    @Test("what refers to a patient, however far away, is a part of the patient, or says why not")
    func owners() throws {
        try ClinicStore.inMemory().database.read { db in
            for table in ClinicTable.all where table != .patient {
                let wholes = try Row.fetchAll(
                    db, sql: "PRAGMA foreign_key_list(\(table.name))"
                ).compactMap { ClinicTable.named[$0["table"]] }
                let isPart = table.rows(of: .patient) != nil
                #expect(isPart == wholes.contains { $0.rows(of: .patient) != nil }, "\(table.name)")
            }
        }
    }

    @Test(
        "whatever is written into whichever column of a patient is gone once the patient is erased")
    func erased() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let patient = try clinic.store.write(change()) {
            try $0.addPatient(PatientDetails(name: "Zoe"))
        }
        var filler = Filler(patient: patient.id.number)
        for table in ClinicTable.all where table.rows(of: .patient) != nil {
            try clinic.store.write(change()) { try filler.fill(table, $0) }
        }
        for table in ClinicTable.all {
            try clinic.store.write(change()) { try filler.refer(table, $0) }
        }
        let secrets = filler.secrets
        #expect(secrets.count > 60)
        #expect(try Self.found(secrets, directory.path()).count == secrets.count)
        let before = try clinic.store.read { try $0.history() }.count
        try clinic.store.write(change("patient erase")) { try $0.erasePatient(patient.id) }

        let rows = try clinic.dump()
        for secret in secrets {
            #expect(!rows.contains { $0.contains(secret) }, "\(secret) in a row")
        }
        #expect(try Self.found(secrets, directory.path()) == [])
        try clinic.store.database.read { db in
            for table in ClinicTable.all {
                guard let condition = table.rows(of: .patient) else { continue }
                let left = try Row.fetchAll(
                    db, sql: "SELECT * FROM \(table.name) WHERE \(condition)",
                    arguments: [patient.id.number])
                #expect(left.isEmpty == table.goes, "\(table.name)")
                for row in left where table != .patient {
                    for case (let column, .personal) in table.kinds {
                        #expect(row[column] == nil, "\(table.name).\(column)")
                    }
                }
            }
        }
        #expect(try clinic.store.read { try $0.history() }.count == before + 1)
        #expect(try clinic.store.read { try $0.historyViolations() } == [])
    }

    private static func tables(_ db: Database) throws -> Set<String> {
        let sql = """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
            """
        return try String.fetchSet(db, sql: sql)
    }

    private static func columns(_ table: ClinicTable, _ db: Database) throws -> [String] {
        try db.columns(in: table.name).map(\.name)
    }

    /// Which texts stand anywhere in the file or in its log.
    private static func found(_ secrets: [String], _ path: String) throws -> [String] {
        let files = try ["", "-wal"].map { try bytes(path + $0) }
        return secrets.filter { secret in
            files.contains { $0.range(of: Data(secret.utf8)) != nil }
        }
    }
}

/// Fills a patient's rows with texts that are found nowhere else.
private struct Filler {
    let patient: Int64
    /// The last row that was written into each table.
    private var rows: [String: Int64] = ["therapist": 1, "room": 1]
    private(set) var secrets: [String] = []

    init(patient: Int64) {
        self.patient = patient
        rows["patient"] = patient
    }

    /// What a column must hold, by its name alone or with its table's.
    private static let words = [
        "sex": "female", "prefers": "morning", "side": "left", "plan.status": "active",
        "session.status": "booked", "session.kind": "review", "sessionTask.kind": "review",
        "mode": "home", "plannedMedicine.status": "proposed", "severity": "avoid", "state": "open",
        "screeningFlag.action": "urgent", "outcome": "referred-cleared", "born": "2001-02-03",
        "day": "2026-12-01", "earlierThan": "2026-12-01", "since": "2026-12-01",
        "startBy": "2026-12-01", "doseFrom": "2026-12-01",
        "priority": "urgent", "aim": "place", "offer.status": "declined",
    ]
    /// Texts that stay: what was asked for and of whom is kept without a name, and a UID is never given twice.
    private static func stays(_ table: ClinicTable, _ column: String) -> Bool {
        !table.kind(of: column).isPersonal || column == "uid"
    }

    mutating func fill(_ table: ClinicTable, _ writing: StoreWriting) throws {
        let columns = try writing.db.query(
            "SELECT name, type FROM pragma_table_info(?)", [table.name]
        ).map { (name: try $0["name"] as String, type: try $0["type"] as String) }.filter {
            $0.name != "id"
        }
        let references = try writing.db.query("PRAGMA foreign_key_list(\(table.name))")
        var values = ToldRow()
        for column in columns {
            let reference = try references.first { try $0["from"] == column.name }
            values[column.name] =
                if let reference {
                    rows[try reference["table"]]?.stored ?? .null
                } else {
                    value(table, column.name, column.type)
                }
        }
        values["erasedAt"] = nil
        let id = table == .patient ? patient : (rows[table.name] ?? 0) + 100
        let key = RowKey(table: table, id: id)
        if table == .patient {
            try writing.update(key, of: patient, values)
        } else if table.roles.contains(.untold) {
            try writing.db.execute(
                "INSERT INTO \(table.name) (\(values.keys.joined(separator: ", ")))"
                    + " VALUES (\(values.map { _ in "?" }.joined(separator: ", ")))",
                Values(values.map(\.value)))
        } else {
            try writing.insert(key, of: patient, values.merging(["id": id.stored]) { $1 })
        }
        rows[table.name] = id
    }

    /// Lets rows refer to those that came after them.
    func refer(_ table: ClinicTable, _ writing: StoreWriting) throws {
        guard let id = rows[table.name] else { return }
        let references = try writing.db.query("PRAGMA foreign_key_list(\(table.name))")
        for row in references where table.kind(of: try row["from"]) == .reference {
            let target = rows[try row["table"]]?.stored ?? .null
            try writing.update(
                RowKey(table: table, id: id), of: patient, [try row["from"]: target])
        }
    }

    private mutating func value(_ table: ClinicTable, _ column: String, _ type: String)
        -> StoredValue
    {
        if column == "endMinute" { return 29_934_060.stored }
        if column == "startMinute" { return 29_934_000.stored }
        guard type == "TEXT" else { return type == "REAL" ? 70.5.stored : 1.stored }
        if let word = Self.words["\(table.name).\(column)"] ?? Self.words[column],
            !(column == "outcome" && table == .outcome)
        {
            return word.stored
        }
        if column.hasSuffix("Day") { return "2026-12-01".stored }
        let secret = "secret of \(table.name).\(column)!"
        if !Self.stays(table, column) { secrets.append(secret) }
        return secret.stored
    }
}
