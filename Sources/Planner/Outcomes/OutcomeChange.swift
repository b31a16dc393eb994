package import CivilTime

/// A score of an outcome measure on a day.
package struct OutcomeScore: Hashable, Sendable {
    /// Id of the measure.
    package let measure: String
    package let value: Double
    package let day: Day

    package init(measure: String, value: Double, day: Day) {
        self.measure = measure
        self.value = value
        self.day = day
    }
}

/// What a score says against the baseline.
package struct OutcomeChange: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// By the smallest important change or more.
        case better
        case aLittle = "a-little"
        case unchanged
        /// By the smallest important change or more.
        case worse
    }

    package let baseline: OutcomeScore
    package let latest: OutcomeScore
    /// In points; positive is better, whichever way the measure counts.
    package let improvement: Double
    /// In percent of the baseline; `nil` where the baseline is 0.
    package let percent: Double?
    /// Points that matter to a patient; `nil` where nobody knows.
    package let important: Double?
    /// `nil` where the catalogue has no smallest important change: nothing is claimed then.
    package let verdict: Verdict?

    /// Of a measure with points and percent, the larger one counts.
    package init(_ measure: OutcomeMeasure, from baseline: OutcomeScore, to latest: OutcomeScore) {
        self.baseline = baseline
        self.latest = latest
        let difference = latest.value - baseline.value
        improvement = measure.higherIsBetter ? difference : -difference
        percent = baseline.value == 0 ? nil : improvement / abs(baseline.value) * 100
        let byPercent = measure.smallestChangePercent.map { abs(baseline.value) * $0 / 100 }
        let important = [measure.smallestChange, byPercent].compactMap { $0 }.max()
        self.important = important
        verdict = important.map { [improvement] important in
            if improvement >= important && improvement > 0 { return .better }
            if improvement <= -important && improvement < 0 { return .worse }
            return improvement > 0 ? .aLittle : .unchanged
        }
    }

    /// Better by twice what matters.
    var isMuch: Bool { important.map { improvement >= 2 * $0 } ?? false }

    /// `8 to 5: 3 points better (38 %); 2.4 matter`
    package var told: String {
        let amount = plain((abs(improvement) * 10).rounded() / 10)
        let direction =
            improvement > 0 ? "better" : improvement < 0 ? "worse" : "points of change"
        let share = percent.map { " (\(plain(abs($0).rounded())) %)" } ?? ""
        let points = improvement == 0 ? "no change" : "\(amount) points \(direction)\(share)"
        let matters =
            important.map { "; \(plain(($0 * 10).rounded() / 10)) matter" }
            ?? "; what matters is not known"
        return "\(plain(baseline.value)) to \(plain(latest.value)): \(points)\(matters)"
    }
}
