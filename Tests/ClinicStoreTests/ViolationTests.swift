import CivilTime
import GRDB
import Planner
import Testing

@testable import ClinicStore

/// Raw SQL and the rule it breaks.
struct Break: CustomTestStringConvertible, Sendable {
    let rule: Violation.Rule
    let sql: String
    var testDescription: String { "\(rule): \(sql)" }

    static let all = [
        Break(
            rule: .doubleBooking,
            sql: "UPDATE session SET therapist = 1, startMinute = 29934180, endMinute = 29934240"),
        Break(rule: .oneOccurrence, sql: "UPDATE session SET endMinute = endMinute + 600"),
        Break(
            rule: .doubleBooking,
            sql: "UPDATE session SET room = 1, startMinute = 29934180, endMinute = 29934240"),
        Break(rule: .wholePlan, sql: "DELETE FROM session WHERE id = 4"),
        Break(rule: .wholePlan, sql: "UPDATE session SET phase = 'Gone' WHERE id = 4"),
        Break(rule: .wholePlan, sql: "UPDATE session SET phase = 'Build' WHERE id = 4"),
        Break(rule: .wholePlan, sql: "UPDATE session SET patient = 3 WHERE id = 4"),
        Break(rule: .wholePlan, sql: "UPDATE plannedPhase SET sessions = 5 WHERE id = 1"),
        Break(rule: .pinned, sql: "UPDATE plan SET templateHash = ''"),
        Break(rule: .pinned, sql: "UPDATE plan SET templateVersion = 0"),
        Break(rule: .uid, sql: "UPDATE session SET uid = '' WHERE id = 4"),
        Break(rule: .uid, sql: "UPDATE session SET uid = 'r1' WHERE id = 4"),
        Break(rule: .uid, sql: "UPDATE session SET uid = 'stranger' WHERE id = 4"),
        Break(rule: .uid, sql: "UPDATE session SET sequence = -1 WHERE id = 4"),
        Break(rule: .soundFile, sql: "UPDATE session SET therapist = 99 WHERE id = 4"),
        Break(rule: .soundFile, sql: "UPDATE patient SET available = 'whenever' WHERE id = 2"),
        Break(rule: .soundFile, sql: "UPDATE session SET status = 'lost' WHERE id = 4"),
    ]
}

@Suite("What always holds, looked for on a real file")
struct ViolationTests {
    @Test("what is broken is found under its rule", arguments: Break.all)
    func found(_ broken: Break) throws {
        let clinic = try Clinic()
        try clinic.createPlan()
        try clinic.book(clinic.details(try at("16:00"), patient: 2, therapist: 2, room: 2))
        #expect(try clinic.violations() == [])
        try clinic.tamper(broken.sql)
        let violations = try clinic.violations()
        #expect(violations.contains { $0.rule == broken.rule }, "\(violations)")
        #expect(try clinic.violations() == violations)
    }

    @Test("a time that the zone skips or repeats is found, once for each session")
    func wallClock() throws {
        let clinic = try Clinic()
        let ten = try at("10:00")
        try clinic.book(clinic.details(ten))
        try clinic.book(clinic.details(ten + 60))
        let violations = try clinic.store.violations { $0.start != ten }
        #expect(violations.map(\.rule) == [.wallClock])
        #expect(violations.first?.problem.contains("S1") == true)
    }

    @Test(
        "a missing or weakened part of the schema is found",
        arguments: [
            "DROP TRIGGER sessionBooked", "DROP INDEX sessionByRoom", "CREATE TABLE extra (x)",
            "ALTER TABLE session DROP COLUMN note", "DROP TABLE sessionTask",
            "ALTER TABLE room RENAME COLUMN capacity TO size",
        ])
    func schema(_ sql: String) throws {
        let clinic = try Clinic()
        try clinic.store.database.write { try $0.execute(sql: sql) }
        let rules = try clinic.violations().map(\.rule)
        #expect(rules.first == .schema && Set(rules) == [.schema])
    }

    @Test("a cancelled session of a plan may be replaced by another one")
    func replaced() throws {
        let clinic = try Clinic()
        var (plan, sessions) = try clinic.createPlan()
        sessions[3].status = .cancelled
        sessions[3].reason = "sick"
        try clinic.store.write(change()) { try $0.updateSession(sessions[3]) }
        #expect(try clinic.violations() == [])
        var substitute = sessions[3].details
        substitute.start = substitute.start + 1440
        try clinic.book(substitute)
        #expect(try clinic.violations() == [])
        substitute.start = substitute.start + 120
        try clinic.book(substitute)
        #expect(try clinic.violations().map(\.rule) == [.wholePlan])
        try clinic.store.write(change()) {
            try $0.discharge(
                plan.id, Discharge(day: plan.details.start, reason: "well", summary: "Well."))
        }
        plan = try clinic.store.read { try $0.plan(plan.id) }
        #expect(plan.status == .discharged)
        #expect(try clinic.violations() == [])
    }
}
