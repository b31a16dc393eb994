import CivilTime

/// How much weight was lost, against the pace and the target of the programme.
package struct WeightProgress: Hashable, Sendable {
    /// How that compares.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// At least what the lower end of the pace asks for by now, or that of the target.
        case onTrack = "on-track"
        /// Less than the lower end of the pace.
        case slower
        /// More than the upper end of the pace, since the last weighing or in all.
        case tooFast = "too-fast"
    }

    package let start: OutcomeScore
    package let latest: OutcomeScore
    /// What the weight should be on the latest day, in kg.
    package let expected: ClosedRange<Double>
    /// In kg; negative is gained.
    package let lostKg: Double
    /// In percent of the first weight; negative is gained.
    package let lostPercent: Double
    /// Kilograms lost a week since the weighing before the latest.
    package let kgAWeek: Double
    package let verdict: Verdict

    /// From weights in kg, in order of day; the first one is the start. `programme` gives the pace and the
    /// target.
    ///
    /// `nil` without two weights on different days.
    package init?(_ scores: [OutcomeScore], programme: WeightProgramme) {
        guard let start = scores.first, let latest = scores.last, latest.day > start.day,
            start.value > 0
        else { return nil }
        self.start = start
        self.latest = latest
        let weeks = Double(latest.day - start.day) / 7
        let most = start.value * Double(programme.targetPercent.upperBound) / 100
        let least = start.value * Double(programme.targetPercent.lowerBound) / 100
        let quick = min(programme.pace.upperBound * weeks, most)
        let slow = min(programme.pace.lowerBound * weeks, least)
        expected = (start.value - quick)...(start.value - min(slow, quick))
        lostKg = start.value - latest.value
        lostPercent = lostKg / start.value * 100
        let before = scores.last { $0.day < latest.day } ?? start
        let span = Double(latest.day - before.day) / 7
        kgAWeek = (before.value - latest.value) / span
        if kgAWeek > programme.pace.upperBound || lostKg / weeks > programme.pace.upperBound {
            verdict = .tooFast
        } else {
            verdict = latest.value <= expected.upperBound ? .onTrack : .slower
        }
    }

    /// In words: `91.5 to 88 kg: 3.5 kg lost (3.8 %); expected 85.5 to 88.5 kg: on track`
    package var told: String {
        func tenth(_ value: Double) -> String { plain((value * 10).rounded() / 10) }
        let change =
            lostKg >= 0 ? "\(tenth(lostKg)) kg lost" : "\(tenth(-lostKg)) kg gained"
        let percent = tenth(abs(lostPercent))
        let judged =
            switch verdict {
            case .onTrack: "on track"
            case .slower: "slower than the pace"
            case .tooFast:
                "\(tenth(kgAWeek)) kg a week is too fast: ease the deficit, check wellbeing"
            }
        return "\(tenth(start.value)) to \(tenth(latest.value)) kg: \(change) (\(percent) %);"
            + " expected \(tenth(expected.lowerBound)) to \(tenth(expected.upperBound)) kg: \(judged)"
    }
}
