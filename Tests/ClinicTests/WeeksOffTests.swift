import CivilTime
import Clinic
import ClinicWords
import Foundation
import Planner
import Testing

@testable import ClinicStore

@Suite("Plans that leave out weeks in which somebody is away")
struct WeeksOffTests {
    private static let isLong = ProcessInfo.processInfo.environment["PHYSIO_LONG_TESTS"] != nil
    /// Of all causes every third, where there is not the time for all.
    private static let asked: [String] = {
        let all = ((try? TestClinic.shelf.catalog().causes) ?? []).map(\.id).sorted()
        return isLong ? all : all.indices.filter { $0 % 3 == 0 }.map { all[$0] }
    }()

    @Test(
        "each cause, with a trip and with a closure: whole, none on days off; undone, all is as before",
        arguments: asked)
    func causes(cause: String) throws {
        let template = try TestClinic.shelf.catalog().template(named: cause)
        for isTrip in [true, false] {
            let test = try TestClinic().staffed(2)
            defer { test.remove() }
            let away = try Day(parsing: "2026-12-21")...Day(parsing: "2027-01-03")
            let days = "\(away.lowerBound)..\(away.upperBound)"
            var patient = try test.clinic.screenedPatient("Jo Park", .asked())
            if isTrip {
                patient = try test.clinic.changePatient(
                    patient, name: nil, PatientInput(blocked: [days]))
            } else {
                _ = try test.clinic.changeSettings(
                    name: nil, reopen: [], ClinicInput(closed: [days]))
            }
            let before = try test.clinic.store.contents()
            var input = PlanInput(patient: patient, cause: cause, clearedBy: "Dr Lee, 2026-11-29")
            if template.clock != nil { input.operation = "2026-11-16" }
            if template.type != .afterReferral { input.clearedBy = nil }
            let made = try test.clinic.startPlan(input)
            #expect(made.sessions.allSatisfy { !away.contains($0.details.start.day) }, "\(cause)")
            let checked = try test.clinic.check()
            #expect(checked.violations.isEmpty && checked.trouble.isEmpty, "\(cause)")
            let rests = made.plan.rests
            let phases = made.plan.details.phases
            let between = zip(phases, phases.dropFirst()).map { $1.firstDay - $0.lastDay - 1 }
            #expect(between.allSatisfy { days in days == 0 || rests.contains { $0.days == days } })
            // Exercises at home go on.
            let home = made.plan.details.routines.filter { $0.kind == .homeExercise }
                .sorted { $0.firstDay < $1.firstDay }
            #expect(zip(home, home.dropFirst()).allSatisfy { $1.firstDay <= $0.lastDay + 1 })
            if let rest = rests.first {
                #expect(rest.first <= away.upperBound && away.lowerBound <= rest.last, "\(cause)")
                let weeks = phases.reduce(0) { $0 + $1.weeks }
                #expect(
                    try #require(phases.last).lastDay - made.plan.details.start + 1
                        == weeks * 7 + rests.reduce(0) { $0 + $1.days })
            }
            _ = try test.clinic.undo()
            #expect(try test.clinic.store.contents() == before, "\(cause)")
        }
    }
}
