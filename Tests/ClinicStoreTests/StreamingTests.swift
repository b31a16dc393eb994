import Planner
import Testing

@testable import ClinicStore

@Suite("Sessions as a stream")
struct StreamingTests {
    @Test("a session is handed over before the next is read, and a damaged one ends it where it is")
    func oneByOne() throws {
        let clinic = try Clinic()
        let sessions = try clinic.createPlan().sessions
        let damaged = sessions[12].id.number
        try clinic.tamper("UPDATE session SET kind = 'x' WHERE id = \(damaged)")
        var found: [Session] = []
        #expect(throws: StoreError.unreadable(field: "session.kind", row: damaged)) {
            try clinic.store.read { reading in
                try reading.forEachSession(SessionFilter()) { found.append($0) }
            }
        }
        #expect(found == Array(sessions.prefix(12)))
        #expect(found.contains { !$0.details.tasks.isEmpty })
    }
}
