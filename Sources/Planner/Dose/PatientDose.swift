/// How often, for how long and for how many weeks one patient is treated, where that is not as the template says.
package struct PatientDose: Hashable, Codable, Sendable {
    /// Sessions a week, by the number of the phase from 1; 0 stands for all phases.
    package var perWeek: [Int: Double] = [:]
    /// Weeks, by the number of the phase from 1.
    package var weeks: [Int: Int] = [:]
    /// Of each session, 5 to 240.
    package var minutes: Int?
    /// The number of the phase with which the plan begins, from 1; `nil` for the first.
    package var firstPhase: Int?
    /// Exercises that are not done, by id or name.
    package var leftOut: [String]?
    /// What is done instead of an exercise, both by id or name.
    package var replaced: [String: String]?

    package init() {}

    package var isTemplates: Bool { self == PatientDose() }
}

/// What a template's phase cannot be given.
package enum DoseProblem: Error, Hashable, Sendable {
    /// The plan has fewer phases.
    case noPhase(Int, phases: Int)
    /// It begins where the days since an operation say.
    case countsFromOperation
    /// No phase has the exercise; those that it has, by id.
    case noExercise(String, has: [String])
    /// The library does not hold the exercise; what is called nearly so.
    case unknownExercise(String, near: [String])
    /// More sessions a week than its rest days leave.
    case tooOften(Double, phase: Int, restDays: Int)
}

extension PlanTemplate {
    /// The template with a patient's own dose; phases remember what was prescribed.
    ///
    /// A number for all phases holds for those with a session a week or more, and lowers the others to it.
    ///
    /// - Throws: `DoseProblem` where a phase cannot be treated like that.
    package func dosed(_ dose: PatientDose) throws(DoseProblem) -> PlanTemplate {
        guard !dose.isTemplates else { return self }
        guard dose.firstPhase == nil || clock == nil else { throw .countsFromOperation }
        let named =
            Array(dose.perWeek.keys) + Array(dose.weeks.keys) + [dose.firstPhase].compactMap(\.self)
        if let unknown = named.filter({ $0 > phases.count }).min() {
            throw .noPhase(unknown, phases: phases.count)
        }
        var template = self
        for index in phases.indices {
            var phase = phases[index]
            let all = dose.perWeek[0].map { rate in
                phase.sessionsPerWeek >= 1 ? rate : min(rate, phase.sessionsPerWeek)
            }
            phase.change(
                perWeek: dose.perWeek[index + 1] ?? all, weeks: dose.weeks[index + 1],
                minutes: dose.minutes)
            guard phase.fitsItsRest else {
                throw .tooOften(
                    phase.sessionsPerWeek, phase: index + 1, restDays: phase.minDaysBetween)
            }
            template.phases[index] = phase
        }
        return template
    }

    /// The nearest doses to the template's, the nearest first, for somebody who can come at most so often: longer
    /// with as many sessions, then with fewer, then in fewer weeks.
    package var nearestDoses: [PatientDose] {
        let most = phases.map(\.sessionsPerWeek).max() ?? 0
        let rates = [3, 2, 1.5, 1, 0.5].filter { $0 < most }
        return rates.compactMap(longer) + rates.map(thinner) + [0.75, 0.5].compactMap(shorter)
    }

    /// So much of the weeks of each phase, rounded up; `nil` where none becomes shorter.
    private func shorter(_ share: Double) -> PatientDose? {
        var dose = PatientDose()
        for (index, phase) in phases.enumerated() {
            let weeks = Int((Double(phase.weeks) * share).rounded(.up))
            if weeks < phase.weeks { dose.weeks[index + 1] = weeks }
        }
        return dose.weeks.isEmpty ? nil : dose
    }

    /// At most so often, over more weeks; `nil` where a phase would take more than twice as long.
    private func longer(_ rate: Double) -> PatientDose? {
        var dose = PatientDose()
        for (index, phase) in phases.enumerated() where phase.sessionsPerWeek > rate {
            let weeks = Int((Double(phase.sessions) / rate).rounded(.up))
            guard weeks <= phase.weeks * 2, weeks <= 104 else { return nil }
            dose.perWeek[index + 1] = rate
            dose.weeks[index + 1] = weeks
        }
        return dose
    }

    private func thinner(_ rate: Double) -> PatientDose {
        var dose = PatientDose()
        for (index, phase) in phases.enumerated() where phase.sessionsPerWeek > rate {
            dose.perWeek[index + 1] = rate
        }
        return dose
    }
}

extension Phase {
    fileprivate mutating func change(perWeek: Double?, weeks: Int?, minutes: Int?) {
        let before = Prescribed(
            weeks: self.weeks, sessions: sessions, sessionsPerWeek: sessionsPerWeek,
            minutes: self.minutes)
        self.weeks = weeks ?? self.weeks
        sessionsPerWeek = perWeek ?? sessionsPerWeek
        self.minutes = minutes ?? self.minutes
        if self.weeks != before.weeks || sessionsPerWeek != before.sessionsPerWeek {
            let most = Int((Double(self.weeks) * sessionsPerWeek).rounded(.up))
            let isLonger = self.weeks > before.weeks && sessionsPerWeek < before.sessionsPerWeek
            sessions = max(1, isLonger ? min(before.sessions, most) : most)
        }
        if before.weeks != self.weeks || before.sessions != sessions
            || before.sessionsPerWeek != sessionsPerWeek || before.minutes != self.minutes
        {
            prescribed = prescribed ?? before
        }
    }

    /// Whether so many sessions find days in a week, with days of rest between.
    fileprivate var fitsItsRest: Bool {
        fitsRest(sessionsPerWeek, weeks: weeks, minDaysBetween: minDaysBetween)
    }
}

/// Whether so many sessions a week leave their rest days, in a phase of so many weeks.
package func fitsRest(_ perWeek: Double, weeks: Int, minDaysBetween: Int) -> Bool {
    perWeek <= 1
        || (weeks == 1
            ? (perWeek.rounded(.up) - 1) * Double(minDaysBetween) <= 6
            : perWeek * Double(minDaysBetween) <= 7)
}
