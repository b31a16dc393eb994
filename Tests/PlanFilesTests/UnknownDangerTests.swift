import CivilTime
import PlanFiles
import Testing

@testable import Planner

/// What nobody has answered is no "no" where the answer would forbid an exercise.
@Suite("An unknown danger counts until it is answered")
struct UnknownDangerTests {
    private let catalog = BuiltInCatalog.catalog
    private let today = Day(number: 20_788)  // 2026-12-01

    private func person(_ facts: [String: String]) -> PatientDetails {
        var details = PatientDetails(name: "A")
        details.born = today - 25_000
        details.sex = .male
        details.heightCm = 175
        details.weightKg = 72
        details.smokes = 0
        let answered = [
            "conditions": "none", "current_classes": "none", "operation": "none",
            "bp_systolic": "125", "bp_diastolic": "78", "falls_last_year": "0",
            "stands_on_one_leg_10s": "yes", "bone_density_known": "yes",
        ]
        for (name, value) in answered.merging(facts, uniquingKeysWith: { $1 }) {
            details.facts[name] = RecordedFact(value, day: today, saidBy: "A")
        }
        return details
    }

    private func outline(_ cause: String, _ facts: [String: String]) throws -> PlanOutline {
        var choices = PlanChoices()
        choices.medicines = .none
        choices.clearedBy = "Dr Lee"
        let facts = PlanFacts(person(facts), on: today, catalog)
        return try compose(#require(catalog.cause(cause)), from: catalog, for: facts, choices)
    }

    private func done(_ outline: PlanOutline) -> [JudgedExercise] {
        outline.exercises.flatMap { $0 }.filter(\.isDone)
    }

    @Test("epilepsy without the day of the last fit: no water in any plan, and it is asked")
    func epilepsy() throws {
        for cause in catalog.causes {
            let made = try outline(cause.id, ["conditions": "epilepsy"])
            for exercise in done(made) {
                let told = "\(cause.id), \(exercise.name): \(exercise.dose)"
                #expect(exercise.exercise != "pool-walking", "\(told)")
                for word in ["swim", "pool"] {
                    #expect(!exercise.name.lowercased().contains(word), "\(told)")
                }
            }
            let hasWater = made.exercises.flatMap { $0 }.contains { $0.use.tags.contains("water") }
            let asks = made.factQuestions.contains { $0.fact == "seizure_free_months" }
            #expect(!hasWater || asks, "\(cause.id)")
        }
        let free = try outline(
            "avascular-necrosis", ["conditions": "epilepsy", "seizure_free_months": "30"])
        #expect(done(free).contains { $0.exercise == "pool-walking" })
        let none = try outline("avascular-necrosis", [:])
        #expect(done(none).contains { $0.exercise == "pool-walking" })
        #expect(!none.factQuestions.contains { $0.fact == "seizure_free_months" })
    }

    @Test(
        "a heart attack of an unknown week of the last year stops everything, a dated one does not")
    func heartAttack() throws {
        let unknown = try outline("sciatica", ["conditions": "recent_mi"])
        #expect(done(unknown).isEmpty)
        #expect(unknown.factQuestions.contains { $0.fact == "weeks_since_mi" })
        let known = try outline("sciatica", ["conditions": "recent_mi", "weeks_since_mi": "20"])
        #expect(!done(known).isEmpty)
        let old = try outline("sciatica", ["conditions": "ischaemic_heart_disease"])
        #expect(!done(old).isEmpty)
    }

    @Test(
        "after a recent hip replacement each other plan keeps to the care of the plan after one",
        arguments: [
            ["operation": "hip-replacement", "weeks_since_operation": "0"],
            ["operation": "hip-replacement"],
            ["conditions": "joint_replacement,hip_replacement,recent_hip_surgery"],
        ])
    func hipReplacement(_ told: [String: String]) throws {
        for cause in catalog.causes where cause.id != "hip-replacement-rehabilitation" {
            let made = try outline(cause.id, told)
            var week = 0
            for (phase, judged) in zip(made.phases, made.exercises) {
                defer { week += phase.weeks }
                guard week < 6 else { continue }
                for exercise in judged where exercise.isDone {
                    let line = "\(cause.id), \(exercise.name): \(exercise.dose)"
                    let tags = catalog.exercise(exercise.exercise)?.tags ?? []
                    #expect(exercise.exercise != "pool-walking", "\(line)")
                    #expect(!exercise.name.contains("pool") && !exercise.name.contains("swim"))
                    #expect(exercise.amount.intervals == nil, "\(line)")
                    #expect(exercise.exercise != "single-leg-bridge", "\(line)")
                    #expect(!exercise.name.lowercased().contains("single leg"), "\(line)")
                    #expect(!exercise.name.lowercased().contains("prone"), "\(line)")
                    #expect(exercise.exercise != "repeated-movement", "\(line)")
                    if tags.contains("wb-gait") {
                        #expect(
                            exercise.amount.durationMinutes ?? 0 <= (week < 2 ? 5 : 20), "\(line)")
                    }
                }
            }
        }
    }

    @Test("no weight goes on a foot with an open sore, nor water")
    func footUlcer() throws {
        for cause in catalog.causes {
            for exercise in done(try outline(cause.id, ["conditions": "diabetic_foot_ulcer"])) {
                let line = "\(cause.id), \(exercise.name): \(exercise.dose)"
                #expect(!["front-plank", "side-plank"].contains(exercise.exercise), "\(line)")
                for word in ["swim", "pool", "march", "treadmill", "carry", "walk"] {
                    #expect(!exercise.name.lowercased().contains(word), "\(line)")
                }
            }
        }
    }

    @Test("no weight on the leg: nothing is carried or walked")
    func nonWeightBearing() throws {
        for cause in catalog.causes {
            let made = try outline(
                cause.id,
                [
                    "operation": "hip-fracture-fixation", "weeks_since_operation": "20",
                    "weight_bearing": "non",
                ])
            for exercise in made.exercises.joined() where exercise.isDone {
                let line = "\(cause.id), \(exercise.name): \(exercise.dose)"
                for word in ["carry", "march", "treadmill", "walk"] {
                    #expect(!exercise.name.lowercased().contains(word), "\(line)")
                }
            }
        }
    }

    @Test("osteoporosis: moderate effort in an inflamed spine, and no turning runs")
    func osteoporosis() throws {
        let spine = try outline("ankylosing-spondylitis", ["conditions": "osteoporosis"])
        for exercise in done(spine) where exercise.use.tags.contains("vigorous") {
            #expect(exercise.amount.intervals == nil, "\(exercise.dose)")
            #expect(exercise.dose.contains("at most 76 %"), "\(exercise.dose)")
            #expect(!exercise.name.contains("vigorous"), "\(exercise.name)")
        }
        let hip = try outline("femoroacetabular-impingement", ["conditions": "osteoporosis"])
        #expect(!done(hip).contains { $0.name.contains("pivot") })
    }
}
