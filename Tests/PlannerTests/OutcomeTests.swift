import CivilTime
import Testing

@testable import Planner

@Suite("Outcomes")
struct OutcomeTests {
    private static func measure(
        points: Double?, percent: Double?, higher: Bool
    ) -> OutcomeMeasure {
        OutcomeMeasure(
            id: "M", name: "M", min: 0, max: 100, higherIsBetter: higher, smallestChange: points,
            smallestChangePercent: percent, evidence: Evidence([]))
    }

    private func change(
        _ from: Double, _ to: Double, points: Double? = 2, percent: Double? = nil,
        higher: Bool = false
    ) throws -> OutcomeChange {
        let day = try Day(parsing: "2026-12-01")
        return OutcomeChange(
            Self.measure(points: points, percent: percent, higher: higher),
            from: OutcomeScore(measure: "M", value: from, day: day),
            to: OutcomeScore(measure: "M", value: to, day: day + 42))
    }

    @Test("better is better in whichever way the measure counts, and only by what matters")
    func verdicts() throws {
        #expect(try change(7, 5).verdict == .better)
        #expect(try change(7, 5, higher: true).verdict == .worse)
        #expect(try change(7, 5.5).verdict == .aLittle)
        #expect(try change(7, 7).verdict == .unchanged)
        #expect(try change(7, 8).verdict == .unchanged, "a point worse is not yet worse")
        #expect(try change(7, 9).verdict == .worse)
        // 30 % of 60 are 18, which is more than 10 points.
        #expect(try change(60, 45, points: 10, percent: 30).verdict == .aLittle)
        #expect(try change(60, 42, points: 10, percent: 30).verdict == .better)
        #expect(try change(0, 0, points: nil, percent: 30).verdict == .unchanged)
    }

    @Test("of points and percent, it is told which was reached and which decides")
    func thresholds() throws {
        let low = try change(4, 2.5, percent: 30)
        #expect(low.verdict == .aLittle)
        #expect(low.told.contains("2 points not reached, 30 % (1.2 points) reached"))
        #expect(low.told.contains("2 points decides, as both have to be reached"))
        let high = try change(8, 5.8, percent: 30)
        #expect(high.verdict == .aLittle)
        #expect(high.told.contains("2 points reached, 30 % (2.4 points) not reached"))
        #expect(high.told.contains("30 % decides"))
        let either = OutcomeChange(
            OutcomeMeasure(
                id: "M", name: "M", min: 0, max: 10, higherIsBetter: false, smallestChange: 2,
                smallestChangePercent: 30, decides: .either, evidence: Evidence([])),
            from: low.baseline, to: low.latest)
        #expect(either.verdict == .better)
        #expect(either.told.contains("30 % decides, as one of them is enough"))
    }

    @Test("a measure is answered by its subscales")
    func subscales() throws {
        let day = try Day(parsing: "2026-12-01")
        let milestone = Milestone(
            uid: "m", kind: .outcomeDue, day: day, title: "t", measures: ["HOOS", "NPRS"])
        let scores = [OutcomeScore(measure: "HOOS-PAIN", value: 60, day: day)]
        #expect(milestone.missing(in: scores, subscales: ["HOOS": ["HOOS-PAIN"]]) == ["NPRS"])
        #expect(milestone.missing(in: scores) == ["HOOS", "NPRS"])
    }

    @Test("nothing is claimed where nobody knows what matters")
    func unknownImportance() throws {
        let change = try change(7, 1, points: nil)
        #expect(change.verdict == nil)
        #expect(change.told.contains("not known"))
        let proposal = proposeAtReview(
            [change], measures: ["M"], state: ReviewState(part: 0.5, attended: 3, due: 4),
            template: nil, rules: rules)
        #expect(proposal.step == nil)
    }

    private var rules: [ReviewRule] {
        func rule(
            _ id: String, _ change: OutcomeVerdict, _ step: ReviewStep, much: Bool = false,
            below: Double? = nil, from: Double = 0
        ) -> ReviewRule {
            ReviewRule(
                id: id, change: change, much: much, attendedBelow: below, from: from, step: step,
                because: id, evidence: Evidence([]))
        }
        return [
            rule("1", .worse, .refer), rule("2", .unchanged, .extend, below: 60),
            rule("3", .better, .discharge, from: 1),
            rule("4", .better, .taper, much: true, from: 0.5), rule("5", .better, .progress),
            rule("6", .unchanged, .continue),
        ]
    }

    @Test("the first rule that matches is proposed, with its name; worse outweighs better")
    func proposals() throws {
        func step(
            _ changes: [OutcomeChange], part: Double = 0.3, attended: Int = 5, due: Int = 5
        ) -> ReviewStep? {
            proposeAtReview(
                changes, measures: ["M"],
                state: ReviewState(part: part, attended: attended, due: due), template: nil,
                rules: rules
            ).step
        }
        #expect(step([try change(7, 9), try change(7, 2)]) == .refer)
        #expect(step([try change(7, 7)], attended: 2) == .extend)
        #expect(step([try change(7, 7)]) == .continue)
        #expect(step([try change(7, 5)]) == .progress)
        #expect(step([try change(7, 3)], part: 0.6) == .taper)
        #expect(step([try change(7, 3)], part: 1.1) == .discharge)
        #expect(step([try change(7, 5)], attended: 0, due: 0) == .progress)
        #expect(step([]) == nil)
    }
}
