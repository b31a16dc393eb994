import CivilTime
import ClinicWords
import Planner
import Testing

@testable import Clinic

/// A plan for sciatica whose patient comes at ten on any day.
private struct OpenPlan {
    let test: TestClinic
    let plan: StoredPlan
    var clinic: Clinic { test.clinic }

    init() throws {
        test = try TestClinic(hours: "Mon-Sun 08:00-18:00").staffed(1)
        let patient = try test.clinic.screenedPatient(
            "Jo", PatientInput(available: "Mon-Sun 10:00-11:30"))
        plan = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: "sciatica", start: "2026-12-07", maxDelay: 0)
        ).plan
    }

    func session(_ number: Int) throws -> Session {
        try #require(
            try clinic.sessions(plan: plan.id).first {
                $0.details.number == number && $0.status == .booked
            })
    }

    func remove() { test.remove() }
}

@Suite("Commands and the rules of a plan")
struct RuleTableTests {
    @Test("what is offered for a session says of each day what a move to it says", arguments: 1...8)
    func offersAndMoves(number: Int) throws {
        let world = try OpenPlan()
        defer { world.remove() }
        let session = try world.session(number)
        var known: Set<Day> = []
        var broken = 0
        for place in try world.clinic.options(for: session, count: 200)
        where place.start.day != session.details.start.day && known.insert(place.start.day).inserted
        {
            let moved = place.start
            var said: [String] = []
            do {
                _ = try world.clinic.move(session, MoveInput(to: "\(moved)", scope: .only))
                _ = try world.clinic.undo()
            } catch let refusal as any ClinicRefusal {
                said = refusal.said.details.map { detail in
                    detail.said.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
                }
            }
            #expect(place.breaks == said, "\(moved)")
            broken += said.isEmpty ? 0 : 1
        }
        #expect(known.count > 5 && broken > 2, "\(known.count), \(broken)")
    }
}
