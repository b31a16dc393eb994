package import CivilTime

/// A score of an outcome measure on a day.
package struct OutcomeScore: Hashable, Sendable {
    /// Id of the measure.
    package let measure: String
    /// In points.
    package let value: Double
    package let day: Day

    package init(measure: String, value: Double, day: Day) {
        self.measure = measure
        self.value = value
        self.day = day
    }
}

/// How far a score has moved from the first one.
package struct OutcomeChange: Hashable, Sendable {
    package let baseline: OutcomeScore
    package let latest: OutcomeScore
    /// In points; positive is better, whichever way the measure counts.
    package let improvement: Double
    /// The improvement in percent of the baseline; `nil` if the baseline is 0.
    package let percent: Double?
    /// The smallest change in points that matters to a patient; `nil` if it is not known.
    package let important: Double?
    /// `nil` if the smallest important change is not known: then nothing is claimed.
    package let verdict: OutcomeVerdict?

    /// Points that matter to a patient, and the percent of the baseline that do, where either is known.
    private let thresholds: Thresholds

    /// What has to be reached, in points, each where it is known.
    private struct Thresholds: Hashable, Sendable {
        let points: Double?
        let percent: Double?
        /// `percent` of the baseline.
        let share: Double?
        let decides: OutcomeMeasure.Decides

        init(_ measure: OutcomeMeasure, baseline: Double) {
            points = measure.smallestChange
            percent = measure.smallestChangePercent
            share = percent.map { abs(baseline) * $0 / 100 }
            decides = measure.decides
        }

        var important: Double? {
            let known = [points, share].compactMap { $0 }
            return decides == .both ? known.max() : known.min()
        }

        /// Which of the two decides, where there are two.
        var isPercentDeciding: Bool? {
            guard let points, let share else { return nil }
            return (share > points) == (decides == .both)
        }
    }

    /// From the first score of this measure to a later one.
    package init(_ measure: OutcomeMeasure, from baseline: OutcomeScore, to latest: OutcomeScore) {
        self.baseline = baseline
        self.latest = latest
        let difference = latest.value - baseline.value
        improvement = measure.higherIsBetter ? difference : -difference
        percent = baseline.value == 0 ? nil : improvement / abs(baseline.value) * 100
        thresholds = Thresholds(measure, baseline: baseline.value)
        let important = thresholds.important
        self.important = important
        verdict = important.map { [improvement] important in
            if improvement >= important && improvement > 0 { return .better }
            if improvement <= -important && improvement < 0 { return .worse }
            return improvement > 0 ? .aLittle : .unchanged
        }
    }

    /// Better by twice what matters.
    var isMuch: Bool { important.map { improvement >= 2 * $0 } ?? false }

    /// In words: `8 to 5: 3 points better (38 %); 2 points reached, 30 % (2.4 points) reached; 30 % decides,
    /// as both count`
    package var told: String {
        let amount = inPoints(abs(improvement))
        let direction = improvement > 0 ? "better" : "worse"
        let share = percent.map { " (\(plain(abs($0).rounded())) %)" } ?? ""
        let points = improvement == 0 ? "no change" : "\(amount) \(direction)\(share)"
        return "\(plain(baseline.value)) to \(plain(latest.value)): \(points); \(whatMatters)"
    }

    /// In words: which thresholds were reached, and which of them decides.
    package var whatMatters: String {
        let single = thresholds.points ?? thresholds.share
        guard let percent = thresholds.percent, let points = thresholds.points,
            let share = thresholds.share, let byPercent = thresholds.isPercentDeciding
        else {
            guard let single else { return "what matters is not known" }
            let matter = tenth(single) == "1" ? "matters" : "matter"
            return "\(inPoints(single)) \(matter), \(reached(single))"
        }
        let (low, high) = (
            inPoints(points), "\(plain(percent)) % (\(inPoints(share)))"
        )
        let why = thresholds.decides == .both ? "both have to be reached" : "one of them is enough"
        return "\(low) \(reached(points)), \(high) \(reached(share)):"
            + " \(byPercent ? "\(plain(percent)) %" : low) decides, as \(why)"
    }

    private func inPoints(_ count: Double) -> String {
        "\(tenth(count)) point\(tenth(count) == "1" ? "" : "s")"
    }

    /// The sentence's end for a threshold, whichever way the score went.
    private func reached(_ threshold: Double) -> String {
        abs(improvement) >= threshold && improvement != 0 ? "reached" : "not reached"
    }

    /// The smallest important change in points and in percent of the baseline, each `nil` if it is not known;
    /// and which of them decides, `points` or `percent`.
    package var thresholdNames: (points: Double?, percent: Double?, deciding: String?) {
        let deciding: String? =
            switch (thresholds.points, thresholds.percent) {
            case (nil, nil): nil
            case (_?, nil): "points"
            case (nil, _?): "percent"
            case (_?, _?): thresholds.isPercentDeciding == true ? "percent" : "points"
            }
        return (thresholds.points, thresholds.percent, deciding)
    }

    private func tenth(_ value: Double) -> String { plain((value * 10).rounded() / 10) }
}
