import Foundation
import Planner
import Testing

@Suite("A patient's own dose")
struct PatientDoseTests {
    private static func phase(
        _ weeks: Int, _ rate: Double, rest: Int = 2
    ) -> Phase {
        Phase(
            name: "Build", goal: "Strength", weeks: weeks, sessionsPerWeek: rate,
            sessions: Int((Double(weeks) * rate).rounded(.up)), minutes: 45, minDaysBetween: rest,
            evidence: PhaseEvidence(
                weeks: Statement("w", .custom), sessions: Statement("s", .custom),
                minutes: Statement("m", .custom), home: Statement("h", .custom)))
    }

    private let template = PlanTemplate(
        id: "x", version: 1, name: "X", type: .standard, origin: .hip, role: "first-line",
        phases: [phase(6, 2), phase(8, 0.25)])

    private func dosed(_ change: (inout PatientDose) -> Void) throws -> [Phase] {
        var dose = PatientDose()
        change(&dose)
        return try template.dosed(dose).phases
    }

    @Test("nothing said is the template's dose")
    func none() throws {
        #expect(try template.dosed(PatientDose()) == template)
        #expect(PatientDose().isTemplates)
    }

    @Test(
        "a number for all phases leaves rarer ones, which it only lowers; what was prescribed is kept"
    )
    func all() throws {
        let once = try dosed { $0.perWeek[0] = 1 }
        #expect(once.map(\.sessions) == [6, 2] && once.map(\.sessionsPerWeek) == [1, 0.25])
        #expect(once[0].prescribed?.sessions == 12 && once[1].prescribed == nil)
        #expect(try dosed { $0.perWeek[0] = 3 }.map(\.sessions) == [18, 2])
        #expect(try dosed { $0.perWeek[0] = 0.125 }.map(\.sessions) == [1, 1])
    }

    @Test("over more weeks at a lower rate no session more is held than prescribed")
    func longer() throws {
        let phases = try dosed {
            $0.perWeek[1] = 1
            $0.weeks[1] = 12
        }
        #expect(phases[0].sessions == 12 && phases[0].weeks == 12)
        #expect(try dosed { $0.minutes = 30 }.map(\.minutes) == [30, 30])
    }

    @Test("a phase that there is not, and more sessions than rest days leave, are refused")
    func refused() {
        #expect(throws: DoseProblem.noPhase(3, phases: 2)) {
            try dosed { $0.perWeek[3] = 1 }
        }
        #expect(throws: DoseProblem.tooOften(5, phase: 1, restDays: 2)) {
            try dosed { $0.perWeek[1] = 5 }
        }
    }

    @Test("the nearest doses are longer before they are thinner, thinner before they are shorter")
    func nearest() throws {
        let doses = try template.nearestDoses.map { try template.dosed($0).phases }
        let sessions = doses.map { $0.reduce(0) { $0 + $1.sessions } }
        let weeks = doses.map { $0.reduce(0) { $0 + $1.weeks } }
        #expect(sessions == [14, 14, 11, 8, 5, 12, 7] && weeks == [16, 20, 14, 14, 14, 11, 7])
    }
}
