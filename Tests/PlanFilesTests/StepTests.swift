import Testing

@testable import PlanFiles
@testable import Planner

/// A medicine that is built up, or tapered, is not begun in the middle without a word.
@Suite("Doses beside the usual steps")
struct StepTests {
    private static let stepped = BuiltInCatalog.catalog.medicines.filter {
        $0.rhythm.usual.steps.count > 1
    }

    @Test("the usual steps are never ahead of themselves")
    func usual() {
        #expect(Self.stepped.count >= 5)
        for medicine in Self.stepped {
            #expect(medicine.dayAheadOfSteps(medicine.rhythm.usual) == nil, "\(medicine.id)")
        }
    }

    @Test("the largest step from the first day on, or the first for ever, is ahead of the steps")
    func jumped() throws {
        for medicine in Self.stepped {
            let steps = medicine.rhythm.usual.steps
            guard steps.allSatisfy({ $0.dose.rhythm.days != nil }) else { continue }
            for step in [steps[0], steps[steps.count - 1]] {
                let alone = try #require(DoseSchedule([DoseStep(step.dose, days: nil)]))
                let day = medicine.dayAheadOfSteps(alone)
                let isFirst = step == steps[0]
                let rises =
                    steps[steps.count - 1].dose.amount.upperBound
                    > steps[0].dose.amount.upperBound
                if !isFirst, rises { #expect(day == 1, "\(medicine.id): \(alone)") }
            }
        }
    }

    @Test("a further step is not ahead once those before it were taken")
    func further() throws {
        let medicine = try #require(BuiltInCatalog.catalog.medicine("semaglutide-wm"))
        let steps = medicine.rhythm.usual.steps
        var behind = 0
        for step in steps {
            let alone = try #require(DoseSchedule([DoseStep(step.dose, days: step.days)]))
            #expect(medicine.dayAheadOfSteps(alone, behind: behind) == nil, "\(step)")
            behind += step.days ?? 0
        }
    }

    @Test(
        "a text that says one thing in two ways is refused",
        arguments: [
            "250 mg twice a day for 5 days for 7 days",
            "30 mg as needed, up to 4 times a day, up to 3 times a day",
            "30 mg as needed, up to 4 times a day, at least 1 hour apart, at least 6 hours apart",
            "250 mg twice a day with food before food",
            "5 mg once a month on day 3 on day 9",
            "400 mg twice a week three times a week on Monday",
        ])
    func contradictory(text: String) {
        #expect(throws: DoseTextProblem.self) { try DoseSchedule(parsing: text) }
    }

    @Test("saying the same twice is no contradiction")
    func twice() throws {
        _ = try DoseSchedule(parsing: "250 mg twice a day for 7 days for 1 week")
    }
}
