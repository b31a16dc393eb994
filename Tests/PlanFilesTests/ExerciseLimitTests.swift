import CivilTime
import PlanFiles
import Testing

@testable import Planner

@Suite("What limits an exercise")
struct ExerciseLimitTests {
    private let catalog = BuiltInCatalog.catalog
    private var safety: ExerciseSafety { catalog.exerciseSafety }

    /// Each limit of a rule or of a replacement table, and each figure of all together.
    private var limits: [ExerciseLimit] {
        let tables = safety.tables.values.flatMap(\.instead.values).compactMap {
            if case .limited(let limit) = $0 { limit } else { nil }
        }
        let all = safety.rules.map(\.limit).filter { !$0.isEmpty } + tables
        var whole = ExerciseLimit()
        for limit in all { whole.join(limit, safety.limits) }
        return all + [whole]
    }

    @Test("takes away from sets, repetitions, seconds, minutes and days, and never adds")
    func onlyLess() {
        #expect(limits.contains { $0.figures["reps-min"] != nil })
        for cause in catalog.causes {
            for dose in cause.phases.flatMap(\.exercises) {
                for limit in limits {
                    let (before, after) = (dose.amount, dose.amount.within(limit))
                    let where_ = "\(cause.id), \(dose.label): \(before.text) to \(after.text)"
                    #expect(after.sets <= before.sets, "\(where_)")
                    #expect(after.reps <= before.reps, "\(where_)")
                    #expect(
                        after.repsMax ?? after.reps <= before.repsMax ?? before.reps, "\(where_)")
                    #expect(after.holdSeconds <= before.holdSeconds, "\(where_)")
                    #expect(
                        after.durationMinutes ?? 0 <= before.durationMinutes ?? .max, "\(where_)")
                    #expect(after.daysPerWeek <= before.daysPerWeek, "\(where_)")
                    #expect(after.timesPerDay <= before.timesPerDay, "\(where_)")
                }
            }
        }
    }

    @Test("says how light a weight is only beside a weight, a band or a cable")
    func weights() {
        let weighted: Set = ["heavy", "wb-heavy", "resisted", "spine-flexion-load"]
        let limit = ExerciseLimit(
            figures: ["reps-min": 10, "load-percent-1rm-max": 50, "reps-max": 15, "rpe-max": 4])
        for exercise in catalog.exercises where exercise.tags.isDisjoint(with: weighted) {
            #expect(
                limit.told(safety, beside: exercise.tags) == ["effort at most 4 of 10"],
                "\(exercise.id)")
        }
    }

    @Test("with heart disease holds are 6 seconds and all work against a weight or band is light")
    func heart() throws {
        for word in ["ischaemic_heart_disease", "recent_mi"] {
            let sheet = FactSheet([
                "conditions": .set(FactSet([word, "ischaemic_heart_disease"])),
                "weeks_since_mi": .number(30), "cardiology_clearance": .flag(true),
            ])
            let judge = ExerciseJudge([sheet], catalog)
            for cause in catalog.causes {
                for dose in cause.phases.flatMap(\.exercises) {
                    let judged = JudgedExercise(PrescribedExercise(dose), judge, catalog)
                    guard judged.isDone, judged.verdict.with == nil else { continue }
                    let told = "\(cause.id), \(judged.name): \(judged.dose)"
                    if judged.use.tags.contains("static") {
                        #expect(judged.amount.holdSeconds <= 6, "\(told)")
                    }
                    if !judged.use.tags.isDisjoint(with: ["heavy", "wb-heavy", "resisted"]) {
                        #expect(told.contains("at most 50 %"), "\(told)")
                        #expect(!told.contains("RM"), "\(told)")
                    }
                }
            }
        }
    }

    @Test(
        "of an exercise that is not done stays with what takes its place only where it makes sense")
    func substitutes() {
        let sheet = FactSheet([
            "conditions": .set(
                FactSet(["diabetic_foot_ulcer", "diabetes", "peripheral_neuropathy", "falls_risk"])),
            "falls_last_year": .number(3),
        ])
        let judge = ExerciseJudge([sheet], catalog)
        for cause in catalog.causes {
            for dose in cause.phases.flatMap(\.exercises) {
                let judged = JudgedExercise(PrescribedExercise(dose), judge, catalog)
                guard let other = judged.verdict.with.flatMap(catalog.exercise) else { continue }
                for text in judged.limits where text.contains("a step of at most") {
                    #expect(other.tags.contains("wb-single"), "\(cause.id), \(judged.told)")
                }
                for text in judged.limits where text.contains("hold on to something firm") {
                    #expect(
                        !other.tags.isDisjoint(with: ["wb-shared", "wb-single", "wb-gait", "water"]
                        ),
                        "\(cause.id), \(judged.told)")
                }
            }
        }
    }

    @Test("no phrase stands twice, and no weight is told beside none")
    func phrases() {
        let doubled = ExerciseLimit(
            figures: ["hold-seconds-max": 6],
            words: [
                "light weights, breathe out with the effort, nothing overhead",
                "breathe out with the effort", "one limb at a time, keep breathing",
            ])
        #expect(
            doubled.told(safety, beside: ["pressure"]) == [
                "hold at most 6 seconds, keep breathing",
                "light weights, breathe out with the effort, nothing overhead",
                "one limb at a time",
            ])
        let none = ExerciseLimit(
            figures: ["load-percent-1rm-max": 60],
            words: ["back straight, no weight, hands on thighs"])
        #expect(
            none.told(safety, beside: ["spine-flexion-load", "wb-shared"]) == [
                "back straight, no weight, hands on thighs"
            ])
    }
}
