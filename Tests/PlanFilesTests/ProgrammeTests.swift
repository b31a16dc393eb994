import CivilTime
import Testing

@testable import PlanFiles
@testable import Planner

/// The programmes as the plan files hold them, composed for patients.
@Suite("Programmes")
struct ProgrammeTests {
    private let catalog = BuiltInCatalog.catalog

    private func outline(
        cause: String = "nonspecific-back-pain", _ change: (inout PatientDetails) -> Void,
        _ choose: (inout PlanChoices) -> Void = { _ in }
    ) throws -> PlanOutline {
        var details = PatientDetails(name: "A")
        details.born = try Day(parsing: "1980-01-01")
        details.sex = .male
        change(&details)
        var choices = PlanChoices()
        choices.medicines = .none
        choose(&choices)
        let template = try #require(catalog.cause(cause))
        let facts = PlanFacts(details, on: try Day(parsing: "2026-12-01"), catalog)
        return try compose(template, from: catalog, for: facts, choices)
    }

    @Test(
        "graded walking reproduces the two published tables",
        arguments: [
            (
                10.0,
                [
                    8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
                    28, 29, 30,
                ]
            ),
            (20.0, [16, 18, 20, 22, 24, 26, 28, 30]),
        ])
    func walkingTables(baseline: Double, minutes: [Int]) throws {
        let weeks = try #require(catalog.activity).walking.steps.weeks(baseline: baseline)
        #expect(weeks.map(\.minutes) == minutes)
        #expect(weeks.map(\.week) == Array(2..<(2 + minutes.count)))
        #expect(weeks.prefix(3).map(\.days) == [4, 4, 5])
    }

    @Test("walking never shrinks, never passes the goal, and ends there, whatever the baseline")
    func walkingBounds() throws {
        let steps = try #require(catalog.activity).walking.steps
        for baseline in 1...60 {
            let weeks = steps.weeks(baseline: Double(baseline))
            #expect(zip(weeks, weeks.dropFirst()).allSatisfy { $0.minutes <= $1.minutes })
            #expect(weeks.last?.minutes == 30)
            #expect(weeks.allSatisfy { (1...30).contains($0.minutes) })
        }
    }

    @Test(
        "a measured baseline makes a routine for each week; without one the test walks are asked for"
    )
    func walkingRoutines() throws {
        // A cause whose first phases prescribe no walking, and a patient whom no rule forbids it.
        func bursitis(_ baseline: String?) throws -> PlanOutline {
            try outline(
                cause: "hip-bursitis",
                {
                    for (fact, value) in [
                        ("operation", "none"), ("limps", "no"), ("conditions", "none"),
                        ("current_classes", "none"), ("bp_systolic", "125"), ("bp_diastolic", "78"),
                    ] {
                        $0.facts[fact] = RecordedFact(value)
                    }
                    $0.facts["walking_baseline_minutes"] = baseline.map { RecordedFact($0) }
                })
        }
        #expect(try bursitis(nil).questions.contains { $0.text.contains("test walks") })
        let walking = try bursitis("20").routines.filter { $0.kind == .walking }
        #expect(walking.first?.title == "Test walk" && walking.first?.days == 0...6)
        #expect(walking.dropFirst().first?.title == "Walking, 16 minutes")
        for (left, right) in zip(walking, walking.dropFirst()) {
            #expect(left.days.upperBound + 1 == right.days.lowerBound)
        }
    }

    @Test("cytisinicline is taken tablet by tablet: 25 days, 100 tablets, quit on the fifth day")
    func cytisinicline() throws {
        let product = try #require(
            catalog.smoking?.products.first { $0.medicines == ["cytisinicline"] })
        let steps = try #require(product.schedules.first).steps
        #expect(steps.count == 25)
        #expect(steps.compactMap(\.tablets).reduce(0, +) == 100)
        #expect(steps.allSatisfy { $0.clock.count == $0.tablets })
        let made = try outline({ $0.smokes = 20 }) {
            $0.quitAid = "cytisinicline"
            $0.quitDay = 10
            $0.overridden = []
        }
        let aid = try #require(made.medicines.first)
        #expect(aid.schedule.steps.map(\.days) == [3, 9, 4, 4, 4, 1])
        #expect(aid.schedule.steps.map(\.dose.rhythm.clock.count) == [6, 5, 4, 3, 2, 1])
        #expect(aid.schedule == catalog.medicine("cytisinicline")?.rhythm.usual)
        #expect(aid.firstDay == 6 && aid.lastDay == 30)
    }

    @Test("varenicline starts a week before the quit date, so that date lies in treatment day 8")
    func varenicline() throws {
        let made = try outline({ $0.smokes = 20 }) {
            $0.quitAid = "varenicline"
            $0.quitDay = 7
        }
        let aid = try #require(made.medicines.first)
        #expect(aid.schedule.steps.map(\.days) == [3, 4, 77])
        #expect(aid.schedule.steps.map(\.dose.rhythm.perDay) == [1, 2, 2])
        #expect(aid.schedule.steps.map(\.dose.amount.upperBound) == [0.5, 0.5, 1])
        #expect(aid.firstDay == 0 && aid.lastDay == 83)
        #expect(throws: ComposeError.self) {
            try outline({ $0.smokes = 20 }) {
                $0.quitAid = "varenicline"
                $0.quitDay = 6
            }
        }
        #expect(throws: ComposeError.self, "beyond 14 days") {
            try outline({ $0.smokes = 20 }) { $0.quitDay = 15 }
        }
    }

    @Test(
        "the patch is chosen by the number of cigarettes",
        arguments: [(20, "21 mg"), (11, "21 mg"), (10, "14 mg"), (3, "14 mg")])
    func patch(cigarettes: Int, dose: String) throws {
        let made = try outline({ $0.smokes = cigarettes }) { $0.quitAid = "nrt-patch-24h" }
        #expect(made.medicines.first?.schedule.description.hasPrefix("\(dose), once a day") == true)
    }

    @Test("gum is stronger when the first cigarette comes early, and both are told while unknown")
    func gum() throws {
        func detail(_ minutes: String?) throws -> String {
            try outline({
                $0.smokes = 20
                $0.facts["minutes_to_first_cigarette"] = minutes.map { RecordedFact($0) }
            }) { $0.quitAid = "nrt-gum" }
            .medicines.first?.schedule.description ?? ""
        }
        #expect(
            try detail("10").hasPrefix("4 mg, as needed, up to 15 times a day, at least 1 hour"))
        #expect(try detail("31").hasPrefix("2 mg, as needed"))
        #expect(try detail(nil).hasPrefix("2-4 mg, as needed"))
        #expect(try detail(nil).contains("4 mg if"))
    }

    @Test("an aid that a rule forbids is refused: bupropion after seizures")
    func forbiddenAid() throws {
        #expect(throws: ComposeError.self) {
            try outline({
                $0.smokes = 20
                $0.conditions = ["epilepsy"]
            }) { $0.quitAid = "bupropion" }
        }
    }

    @Test(
        "the heaviness index at its borders, with the bands of each place",
        arguments: [
            (5.0, 31.0, 6, "high", "high"), (6.0, 10.0, 2, "medium", "low"),
            (60.0, 21.0, 3, "medium", "moderate"), (61.0, 10.0, 0, "low", "low"),
        ])
    func heaviness(
        minutes: Double, count: Double, points: Int, american: String, british: String
    ) throws {
        let index = try #require(catalog.smoking?.heaviness)
        let here = try #require(
            index.score(minutesToFirst: minutes, cigarettesPerDay: count, in: .uk))
        let there = try #require(
            index.score(minutesToFirst: minutes, cigarettesPerDay: count, in: .us))
        #expect(here.points == points && here.band == british)
        #expect(there.points == points && there.band == american)
    }

    @Test("between the lower and the general BMI threshold the family background is asked for")
    func thresholds() throws {
        func weighIns(_ lower: String?) throws -> (Int, Bool) {
            let made = try outline({
                $0.heightCm = 170
                $0.weightKg = 69.4  // BMI 24
                $0.facts["permission_to_discuss_weight"] = RecordedFact("yes")
                $0.facts["lower_bmi_thresholds"] = lower.map { RecordedFact($0) }
            })
            return (
                made.contacts.filter { $0.kind == .weighIn }.count,
                made.questions.contains { $0.text.contains("thresholds") }
            )
        }
        #expect(try weighIns(nil) == (0, true))
        #expect(try weighIns("no") == (0, false))
        #expect(try weighIns("yes") == (23, false))
    }

    @Test(
        "weight is on track, slower, or lost too fast",
        arguments: [
            (97.0, WeightProgress.Verdict.onTrack), (99.0, .slower), (101.0, .slower),
            (94.0, .tooFast),
        ])
    func weight(latest: Double, verdict: WeightProgress.Verdict) throws {
        let day = try Day(parsing: "2026-12-01")
        let programme = try #require(catalog.weight)
        let progress = try #require(
            WeightProgress(
                [
                    OutcomeScore(measure: "WEIGHT", value: 100, day: day),
                    OutcomeScore(measure: "WEIGHT", value: latest, day: day + 28),
                ], programme: programme))
        #expect(progress.verdict == verdict)
        #expect(progress.expected == 96...98)
        #expect(
            WeightProgress(
                [OutcomeScore(measure: "WEIGHT", value: 100, day: day)], programme: programme)
                == nil)
    }

    @Test("a return to running shows its gate; an unknown return names the known ones")
    func returns() throws {
        let made = try outline({ _ in }) { $0.returnTo = "run" }
        #expect(made.milestones.contains { $0.title.contains("Y-balance") })
        #expect(throws: ComposeError.self) {
            try outline({ _ in }) { $0.returnTo = "chess" }
        }
    }
}
