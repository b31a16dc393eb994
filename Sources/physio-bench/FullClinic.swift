import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner
import Scheduler

/// The demo's full clinic, and who else finds a place there: by first fit, and by the product's own search.
struct FullClinic {
    struct Answer: Hashable {
        let name: String
        let cause: String
        let firstFit: Bool
        let planCreate: Bool
    }

    let clinic: Clinic

    init(in folder: String) throws {
        clinic = try Demo.make(
            in: folder, replacing: false, isFull: true,
            clock: .wall(try LocalTime(parsing: "2026-11-27T08:00")), actor: "bench",
            command: "bench"
        ).clinic
    }

    /// Each of so many more patients by itself: nothing is booked.
    func answers(for count: Int) throws -> [Answer] {
        try (Demo.manyPatients..<(Demo.manyPatients + count)).map { number in
            let (name, cause, input) = try FullDemo.input(number)
            let patient = try clinic.perform(RegisterPatient(name, input))
            _ = try clinic.perform(ScreenPatient(patient.id, .clear))
            let asked = StartPlan(PlanWishes(patient.id, cause: cause))
            let problem = try clinic.store.read { try asked.problem(clinic, $0) }
            let (request, diary) = (problem.request, problem.diary)
            var isPlaced = false
            if case .placed = place(request, in: diary) { isPlaced = true }
            return Answer(
                name: name, cause: cause,
                firstFit: FirstFit(request: request, diary: diary).fits, planCreate: isPlaced)
        }
    }
}

extension PhysioBench {
    static func compareInFullClinic(_ folder: URL) throws {
        let full = try FullClinic(in: folder.appendingPathComponent("full").path)
        let answers = try full.answers(for: 40)
        print(
            "the demo's full clinic, 40 more patients, each by itself: first fit places "
                + "\(answers.count(where: \.firstFit)), plan create "
                + "\(answers.count(where: \.planCreate))")
    }
}
