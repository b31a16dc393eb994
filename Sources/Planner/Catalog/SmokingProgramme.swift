/// Help to stop smoking: contacts around a quit date, and medicines.
package struct SmokingProgramme: Hashable, Sendable {
    /// A contact, in days from the quit date.
    package struct Contact: Hashable, Sendable {
        package var name: String
        /// The best day for it.
        package var offset: Int
        /// The days on which it may be held.
        package var window: ClosedRange<Int>
        /// Whether carbon monoxide is measured.
        package var measuresCO: Bool
        package var form: ContactForm
        /// What the patient reads.
        package var words: PatientText?
        package var evidence: Evidence

        package init(
            name: String, offset: Int, window: ClosedRange<Int>, measuresCO: Bool,
            form: ContactForm, words: PatientText? = nil, evidence: Evidence
        ) {
            self.words = words
            self.name = name
            self.offset = offset
            self.window = window
            self.measuresCO = measuresCO
            self.form = form
            self.evidence = evidence
        }
    }

    /// On which days after the first session the quit date may lie.
    package var quitDays: ClosedRange<Int>
    /// How the quit date is chosen, in words.
    package var quitRule: String
    /// The contacts, in order.
    package var sessions: [Contact]
    /// The medicines that help to stop.
    package var products: [QuitProduct]
    /// What is proposed to patients who agreed to stop; `nil` for nothing.
    package var proposal: QuitProposal?
    /// How it is worked out how heavily somebody smokes.
    package var heaviness: HeavinessIndex?
    package var evidence: Evidence
    /// Everything else that the programme says, by its key.
    package var details: [ProgrammeDetail]

    package init(
        quitDays: ClosedRange<Int>, quitRule: String, sessions: [Contact],
        products: [QuitProduct] = [], proposal: QuitProposal? = nil,
        heaviness: HeavinessIndex? = nil, evidence: Evidence,
        details: [ProgrammeDetail] = []
    ) {
        self.quitDays = quitDays
        self.quitRule = quitRule
        self.sessions = sessions
        self.products = products
        self.proposal = proposal
        self.heaviness = heaviness
        self.evidence = evidence
        self.details = details
    }
}

/// Medicines that are proposed together to everybody who agreed to stop.
package struct QuitProposal: Hashable, Sendable {
    /// Ids of medicines of different kinds.
    package let medicines: [String]
    /// Name of the fact that says that the patient agreed.
    package let fact: String
    package let evidence: Evidence

    package init(medicines: [String], fact: String, evidence: Evidence) {
        self.medicines = medicines
        self.fact = fact
        self.evidence = evidence
    }
}

/// How a medicine that helps to stop smoking is taken.
package struct QuitProduct: Hashable, Sendable {
    /// Ids of medicines.
    package let medicines: [String]
    /// On which days of treatment, from 1, the quit date may lie.
    package let quitOnTreatmentDays: ClosedRange<Int>
    /// The last day of treatment on which the quit date may lie, if the label leaves a choice.
    package let quitByTreatmentDay: Int?
    /// How many months to wait before trying again with it.
    package let retryAfterMonths: ClosedRange<Int>?
    /// The day of treatment on which it ends if the patient still smokes.
    package let stopIfSmokingOnDay: Int?
    /// For how many hours a day a patch stays on.
    package let hoursOn: Int?
    /// How strong it is, if that depends on the time of the first cigarette.
    package let strength: Strength?
    /// Ways of taking it; the first that suits the patient is used.
    package let schedules: [QuitSchedule]
    package let evidence: Evidence

    /// How many milligrams, by the time of the first cigarette.
    package struct Strength: Hashable, Sendable {
        /// Minutes from waking to the first cigarette.
        package let minutes: Double
        /// Milligrams if the first cigarette comes within that time.
        package let within: Double
        /// Milligrams if it comes later.
        package let later: Double

        package init(minutes: Double, within: Double, later: Double) {
            self.minutes = minutes
            self.within = within
            self.later = later
        }
    }

    package init(
        medicines: [String], quitOnTreatmentDays: ClosedRange<Int>, quitByTreatmentDay: Int?,
        retryAfterMonths: ClosedRange<Int>?, stopIfSmokingOnDay: Int?, hoursOn: Int?,
        strength: Strength?, schedules: [QuitSchedule], evidence: Evidence
    ) {
        self.medicines = medicines
        self.quitOnTreatmentDays = quitOnTreatmentDays
        self.quitByTreatmentDay = quitByTreatmentDay
        self.retryAfterMonths = retryAfterMonths
        self.stopIfSmokingOnDay = stopIfSmokingOnDay
        self.hoursOn = hoursOn
        self.strength = strength
        self.schedules = schedules
        self.evidence = evidence
    }
}

/// One way of taking a medicine that helps to stop, step by step.
package struct QuitSchedule: Hashable, Sendable {
    package let name: String
    /// For patients who smoke so many cigarettes a day; `nil` for everybody.
    package let cigarettes: ClosedRange<Int>?
    /// In order of their days.
    package let steps: [QuitStep]

    package init(name: String, cigarettes: ClosedRange<Int>?, steps: [QuitStep]) {
        self.name = name
        self.cigarettes = cigarettes
        self.steps = steps
    }

    /// The first day, counted from the quit date; 0 or negative.
    package var firstDay: Int { steps.map(\.days.lowerBound).min() ?? 0 }
    /// The last day, counted from the quit date.
    package var lastDay: Int { steps.map(\.days.upperBound).max() ?? 0 }
}

/// A step with the same dose on all its days. Only what the label says is given.
package struct QuitStep: Hashable, Sendable {
    /// Counted from the quit date; negative before it.
    package var days: ClosedRange<Int>
    /// Milligrams of one dose.
    package let mg: Double?
    /// Tablets a day.
    package let tablets: Int?
    /// Doses a day.
    package let timesPerDay: Int?
    /// Hours from one dose to the next.
    package let everyHours: ClosedRange<Double>?
    /// The least doses a day.
    package let minimumPerDay: Int?
    /// The least hours between two doses.
    package let minimumGapHours: Double?
    /// Times of day, like `08:00`.
    package let clock: [String]

    package init(
        days: ClosedRange<Int>, mg: Double?, tablets: Int?, timesPerDay: Int?,
        everyHours: ClosedRange<Double>?, minimumPerDay: Int?, minimumGapHours: Double?,
        clock: [String]
    ) {
        self.days = days
        self.mg = mg
        self.tablets = tablets
        self.timesPerDay = timesPerDay
        self.everyHours = everyHours
        self.minimumPerDay = minimumPerDay
        self.minimumGapHours = minimumGapHours
        self.clock = clock
    }

    /// Everything but the days.
    func isSameDose(as other: QuitStep) -> Bool {
        var other = other
        other.days = days
        return self == other
    }

    /// In words: `1 mg, twice a day`, `5 tablets a day, one every 2.5 hours`.
    package var told: String {
        var parts: [String] = []
        if let tablets {
            parts.append(tablets == 1 ? "1 tablet a day" : "\(tablets) tablets a day")
        }
        if let mg { parts.append("\(plain(mg)) mg") }
        switch timesPerDay {
        case 1?: parts.append("once a day")
        case 2?: parts.append("twice a day")
        case let times?: parts.append("\(times) times a day")
        case nil: break
        }
        if let hours = everyHours, tablets != 1 {
            let (low, high) = (plain(hours.lowerBound), plain(hours.upperBound))
            parts.append("one every \(low == high ? low : "\(low) to \(high)") hours")
        }
        if let minimumPerDay { parts.append("at least \(minimumPerDay) a day") }
        if let minimumGapHours { parts.append("at least \(plain(minimumGapHours)) hours apart") }
        return parts.joined(separator: ", ")
    }
}

/// How heavily somebody smokes, worked out from the time of the first cigarette and the number of cigarettes
/// a day.
package struct HeavinessIndex: Hashable, Sendable {
    /// The points for a range of values.
    package struct Points: Hashable, Sendable {
        package let range: ClosedRange<Double>
        /// What the range counts.
        package let points: Int

        package init(range: ClosedRange<Double>, points: Int) {
            self.range = range
            self.points = points
        }
    }
    /// The name for a range of points.
    package struct Band: Hashable, Sendable {
        package let name: String
        package let points: ClosedRange<Int>

        package init(name: String, points: ClosedRange<Int>) {
            self.name = name
            self.points = points
        }
    }

    /// Points for the minutes from waking to the first cigarette; the first range that holds them counts.
    package let minutes: [Points]
    /// Points for the cigarettes a day; the first range that holds them counts.
    package let cigarettes: [Points]
    /// Names for the points, as used in the US.
    package let bandsUS: [Band]
    /// Names for the points, as used in the UK.
    package let bandsUK: [Band]
    package let evidence: Evidence

    package init(
        minutes: [Points], cigarettes: [Points], bandsUS: [Band], bandsUK: [Band],
        evidence: Evidence
    ) {
        self.minutes = minutes
        self.cigarettes = cigarettes
        self.bandsUS = bandsUS
        self.bandsUK = bandsUK
        self.evidence = evidence
    }

    /// The points, 0 to 6, and their name; `nil` if a value lies in no range.
    package func score(
        minutesToFirst: Double, cigarettesPerDay: Double, in place: ClinicSettings.Jurisdiction
    ) -> (points: Int, band: String)? {
        guard let first = minutes.first(where: { $0.range.contains(minutesToFirst) }),
            let count = cigarettes.first(where: { $0.range.contains(cigarettesPerDay) })
        else { return nil }
        let points = first.points + count.points
        let bands = place == .us ? bandsUS : bandsUK
        return bands.first { $0.points.contains(points) }.map { (points, $0.name) }
    }
}
