/// Quit-support contacts around a quit date.
package struct SmokingProgramme: Hashable, Sendable {
    /// A contact, in days from the quit date.
    package struct Contact: Hashable, Sendable {
        package var name: String
        package var offset: Int
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

    /// Days after the first session in which the quit date lies.
    package var quitDays: ClosedRange<Int>
    package var quitRule: String
    package var sessions: [Contact]
    package var products: [QuitProduct]
    /// What is proposed to those who agreed to stop; `nil` proposes nothing.
    package var proposal: QuitProposal?
    package var heaviness: HeavinessIndex?
    package var evidence: Evidence
    /// Everything else the programme says, by its key.
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

/// Aids that are proposed together, without a prescriber's name for them.
package struct QuitProposal: Hashable, Sendable {
    /// Ids of medicines of different kinds.
    package let medicines: [String]
    /// The fact that says that the patient agreed to stop.
    package let fact: String
    package let evidence: Evidence

    package init(medicines: [String], fact: String, evidence: Evidence) {
        self.medicines = medicines
        self.fact = fact
        self.evidence = evidence
    }
}

/// How an aid to stop smoking is taken.
package struct QuitProduct: Hashable, Sendable {
    /// Ids of medicines.
    package let medicines: [String]
    /// Days of treatment, from 1, on which the quit date may lie.
    package let quitOnTreatmentDays: ClosedRange<Int>
    /// The last day of treatment for a quit date, where the label is flexible.
    package let quitByTreatmentDay: Int?
    /// Months to wait before another attempt with it.
    package let retryAfterMonths: ClosedRange<Int>?
    /// Day of treatment on which it ends if the patient still smokes.
    package let stopIfSmokingOnDay: Int?
    package let hoursOn: Int?
    package let strength: Strength?
    package let schedules: [QuitSchedule]
    package let evidence: Evidence

    /// Milligrams by the time of the first cigarette.
    package struct Strength: Hashable, Sendable {
        package let minutes: Double
        package let within: Double
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

/// One way of taking an aid, step by step.
package struct QuitSchedule: Hashable, Sendable {
    package let name: String
    /// For those who smoke so many cigarettes a day; `nil` for everybody.
    package let cigarettes: ClosedRange<Int>?
    /// In order of their days.
    package let steps: [QuitStep]

    package init(name: String, cigarettes: ClosedRange<Int>?, steps: [QuitStep]) {
        self.name = name
        self.cigarettes = cigarettes
        self.steps = steps
    }

    /// The first day, from the quit date: 0 or before it.
    package var firstDay: Int { steps.map(\.days.lowerBound).min() ?? 0 }
    package var lastDay: Int { steps.map(\.days.upperBound).max() ?? 0 }
}

/// The same dose for some days.
package struct QuitStep: Hashable, Sendable {
    /// From the quit date; negative is before it.
    package var days: ClosedRange<Int>
    package let mg: Double?
    package let tablets: Int?
    package let timesPerDay: Int?
    package let everyHours: ClosedRange<Double>?
    package let minimumPerDay: Int?
    package let minimumGapHours: Double?
    /// `HH:MM`.
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

    /// `1 mg, twice a day`, `5 tablets a day, one every 2.5 hours`.
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

/// How heavily somebody smokes, from the time of the first cigarette and their number.
package struct HeavinessIndex: Hashable, Sendable {
    /// Points for a range of values; the first that holds the value counts.
    package struct Points: Hashable, Sendable {
        package let range: ClosedRange<Double>
        package let points: Int

        package init(range: ClosedRange<Double>, points: Int) {
            self.range = range
            self.points = points
        }
    }
    package struct Band: Hashable, Sendable {
        package let name: String
        package let points: ClosedRange<Int>

        package init(name: String, points: ClosedRange<Int>) {
            self.name = name
            self.points = points
        }
    }

    package let minutes: [Points]
    package let cigarettes: [Points]
    /// Two tables of bands are in use.
    package let bandsUS: [Band]
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

    /// 0 to 6 and its name; `nil` where a value lies in no range.
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
