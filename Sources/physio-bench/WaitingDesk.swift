import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner
import Synchronization

/// A desk that changes a patient while another one books all held plans: how long the first has to wait.
struct WaitingDesk {
    private let path: String
    private let clinic: Clinic
    private let patient: Patient

    /// A clinic of twelve therapists with so many held plans.
    init(path: String, held: Int) throws {
        self.path = path
        clinic = try Self.open(path)
        let cause = "hip-osteoarthritis"
        var patients: [Patient] = []
        for number in 0..<held {
            let patient = try clinic.perform(
                RegisterPatient("Held \(number)", PhysioBench.grown()))
            _ = try clinic.perform(ScreenPatient(patient.id, .clear))
            var request = StartPlan(PlanWishes(patient.id, cause: cause))
            request.holds = true
            _ = try clinic.perform(request)
            patients.append(patient)
        }
        patient = patients[0]
    }

    private static func open(_ path: String) throws -> Clinic {
        try Clinic.open(
            path: path, rehearsal: false, plans: nil,
            clock: .wall(try LocalTime(parsing: "2026-12-01T08:00")), actor: "bench",
            command: "bench")
    }

    /// How long one change of a patient takes: alone, and each of those made while the plans are booked.
    func times() throws -> (alone: [Duration], beside: [Duration]) {
        let desk = try Self.open(path)
        let clock = ContinuousClock()
        func change(_ number: Int) throws -> Duration {
            try clock.measure {
                var input = PatientParticulars()
                input.phone = "0\(number)"
                _ = try desk.perform(ChangePatient(patient.id, input))
            }
        }
        _ = try change(0)
        let alone = try (1...30).map(change)
        let isDone = Mutex(false)
        let booking = Thread {
            _ = try? clinic.perform(BookHeldPlans(effort: 400))
            isDone.withLock { $0 = true }
        }
        booking.start()
        var beside: [Duration] = []
        while !isDone.withLock({ $0 }) {
            beside.append(try change(beside.count))
            // A desk that never pauses would keep the other one out: SQLite's waiting is not fair.
            Thread.sleep(forTimeInterval: 0.02)
        }
        return (alone, beside)
    }
}
