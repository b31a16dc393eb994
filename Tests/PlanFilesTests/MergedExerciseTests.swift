import CivilTime
import PlanFiles
import Testing

@testable import Planner

@Suite("Exercises that several others are replaced by")
struct MergedExerciseTests {
    private let catalog = BuiltInCatalog.catalog

    private func amounts(_ exercise: JudgedExercise) -> [Int] {
        let amount = exercise.amount
        return [
            amount.sets, amount.reps, max(1, amount.holdSeconds), amount.daysPerWeek,
            amount.timesPerDay,
        ]
    }

    @Test("are in a phase once, in the dose that the phase has by itself")
    func once() throws {
        let words = (catalog.vocabulary.words(of: "conditions") ?? []).map(\.id)
        var sheets = try ExerciseCaseTests.cases().map(\.sheet)
        for word in words { sheets.append(FactSheet(["conditions": .set(FactSet([word]))])) }
        for weeks in [8.0, 20, 32, 38] {
            sheets.append(
                FactSheet([
                    "sex": .text("female"), "pregnant": .flag(true),
                    "gestation_weeks": .number(weeks), "age_years": .number(30),
                ]))
        }
        #expect(sheets.count > 100)
        var merged = 0
        for sheet in sheets {
            let judge = ExerciseJudge([sheet.closed(under: catalog.ontology)], catalog)
            for cause in catalog.causes {
                for phase in cause.phases {
                    let judged = phase.exercises.map {
                        JudgedExercise(PrescribedExercise($0), judge, catalog)
                    }
                    let left = judged.merged()
                    expectOnce(left, in: "\(cause.id), \(phase.name)")
                    for (before, after) in zip(judged, left) where before.isDone && !after.isDone {
                        merged += 1
                        let kept = try #require(
                            left.first { $0.isDone && $0.exercise == after.exercise })
                        #expect(after.told.contains("done once"))
                        // Nothing is lost: what stays is done as it was.
                        #expect(judged.contains(kept))
                    }
                }
            }
        }
        #expect(merged > 50)
    }

    private func expectOnce(_ judged: [JudgedExercise], in place: String) {
        let done = judged.filter(\.isDone)
        for exercise in done where exercise.exercise != exercise.prescribed.exercise {
            let same = done.filter { $0.exercise == exercise.exercise }
            #expect(same.count == 1, "\(place): \(same.map(\.told))")
        }
    }

    @Test("of several that a phase has not by itself the one with the most to do stays")
    func largest() throws {
        let cause = try #require(catalog.cause("spinal-arthritis"))
        let sheet = FactSheet([
            "sex": .text("female"), "pregnant": .flag(true), "gestation_weeks": .number(32),
        ]).closed(under: catalog.ontology)
        let judge = ExerciseJudge([sheet], catalog)
        let judged = try #require(cause.phases.first).exercises.map {
            JudgedExercise(PrescribedExercise($0), judge, catalog)
        }
        let doubled = Dictionary(grouping: judged.filter(\.isDone), by: \.exercise)
            .filter { $0.value.count > 1 }
        #expect(!doubled.isEmpty)
        for (id, all) in doubled {
            let kept = judged.merged().filter { $0.isDone && $0.exercise == id }
            #expect(kept.count == 1)
            let own = all.first { $0.prescribed.exercise == id }
            if let own {
                #expect(kept.first == own)
            } else if let kept = kept.first {
                #expect(all.allSatisfy { amounts($0).reduce(1, *) <= amounts(kept).reduce(1, *) })
            }
        }
        // The order of the list does not matter: those that are left out stand behind the others.
        let turned = Array(judged.reversed()).merged().filter(\.isDone)
        #expect(Set(turned.map(\.dose)) == Set(judged.merged().filter(\.isDone).map(\.dose)))
    }
}
