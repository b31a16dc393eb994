import CivilTime
import Foundation
import Planner
import Testing

@testable import ClinicStore

@Suite("How long it takes", .enabled(if: ProcessInfo.processInfo.environment["MEASURE"] != nil))
struct MeasureTests {
    @Test("ten thousand sessions in a file: insert, read, check")
    func tenThousand() throws {
        let directory = try TemporaryDirectory()
        let clinic = try Clinic(try ClinicStore.open(path: directory.path(), create: true))
        let clock = ContinuousClock()
        let start = try at("08:00")
        let booking = try clock.measure {
            try clinic.store.write(change()) { write in
                for index in 0..<10_000 {
                    let person = Int64(index % 2 + 1)
                    let details = clinic.details(
                        start + index / 2 * 60, patient: person, therapist: person, room: 2)
                    try write.addSession(details, uid: "batch\(index)")
                }
            }
        }
        let single = try clock.measure {
            for index in 0..<200 {
                try clinic.book(clinic.details(start + 400_000 + index * 60, patient: 3))
            }
        }
        let planning = try clock.measure { try clinic.createPlanFarAway() }
        let reading = try clock.measure { _ = try clinic.store.read { try $0.sessions() } }
        var violations: [Violation] = []
        let checking = try clock.measure { violations = try clinic.violations() }
        #expect(violations == [])
        try clinic.store.close()
        let opening = try clock.measure { try ClinicStore.open(path: directory.path()).close() }
        print("10000 in one write: \(booking); 200 writes: \(single); a plan: \(planning)")
        print("read all: \(reading); check: \(checking); open and close: \(opening)")
    }
}

extension Clinic {
    func createPlanFarAway() throws {
        let (details, sessions) = try plan()
        let moved = sessions.map { session in
            var session = session
            session.start = session.start + 7 * 1440 * 520
            (session.phase, session.phaseName) = (nil, nil)
            return session
        }
        var plan = details
        plan.end = details.end + 7 * 521
        plan.phases = []
        try store.write(change()) {
            try $0.createPlan(plan, sessions: moved, held: false, makeUID: uids.next)
        }
    }
}
