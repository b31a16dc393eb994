import Planner
import Testing

@testable import ClinicStore

@Suite("Exercises in the file")
struct ExerciseRoundTripTests {
    private let bouts = IntervalDose(
        warmUpMinutes: 10, bouts: 4, boutMinutes: 4, boutPercent: 90...95, betweenMinutes: 3,
        betweenPercent: 60...70, coolDownMinutes: 3, leastPercent: 80,
        instead: .init(minutes: 30...40, percent: 64...76, daysPerWeek: 3))

    private func exercises() -> (done: [PlannedExercise], leftOut: [PlannedExercise]) {
        var even = ExerciseAmount(sets: 1, reps: 1, durationMinutes: 40, daysPerWeek: 3)
        even.effortPercent = 64...70
        let interval = ExerciseAmount(
            sets: 1, reps: 1, durationMinutes: 38, intervals: bouts, daysPerWeek: 2)
        let plank = ExerciseAmount(sets: 3, reps: 1, holdSeconds: 20, daysPerWeek: 3)
        let wall = ExerciseAmount(sets: 3, reps: 1, repsMax: 2, holdSeconds: 10, daysPerWeek: 3)
        func kept(
            _ name: String, _ id: String, _ amount: ExerciseAmount, _ was: PrescribedExercise,
            _ limits: [String] = [], _ rules: [String] = []
        ) -> PlannedExercise {
            PlannedExercise(
                name: name, dose: amount.text, progression: nil, evidence: "P1 V", exercise: id,
                amount: amount, limits: limits, prescribed: was, rules: rules)
        }
        let asked = PrescribedExercise(
            exercise: "aerobic", label: "Interval training", amount: interval,
            adds: ["vigorous", "interval-near-max"], drops: ["moderate"], progression: "harder",
            evidence: "P1 V")
        let front = PrescribedExercise(
            exercise: "front-plank", label: "Plank", amount: plank, evidence: "P1 V")
        return (
            [
                kept(
                    "Aerobic exercise", "aerobic", even, asked, ["at most 70 %", "talk"], ["EXC-03"]
                ),
                kept("Plank against a wall", "wall-plank", wall, front, [], ["EXP-05", "EXP-06"]),
                PlannedExercise(name: "Bridge", dose: "3 × 8", progression: "5", evidence: "C"),
            ],
            [kept("Plank", "front-plank", plank, front, [], ["EXI-01"])]
        )
    }

    @Test("come back as they were written, what is left out apart from what is done")
    func roundTrip() throws {
        let clinic = try Clinic()
        var (details, sessions) = try clinic.plan()
        details.phases[0].exercises = exercises().done
        details.phases[0].leftOut = exercises().leftOut
        let made = try clinic.store.write(change("plan create")) {
            try $0.createPlan(details, sessions: sessions, held: false, makeUID: clinic.uids.next)
        }
        let kept = try clinic.store.read { try $0.plan(made.plan.id) }
        #expect(kept.details.phases[0].exercises == details.phases[0].exercises)
        #expect(kept.details.phases[0].leftOut == details.phases[0].leftOut)
    }

    @Test("figures that no version writes are refused, not guessed")
    func damaged() {
        for text in ["", "1 2", "1 2 - - - 3 1 - - 4", "a b c d e f g h i", "1 1 - 0 - 7 1 9 -"] {
            #expect(AmountText.amount(text) == nil, "\(text)")
        }
    }
}
