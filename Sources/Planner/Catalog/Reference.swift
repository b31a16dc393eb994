/// An exercise of the shared library.
package struct Exercise: Hashable, Sendable {
    /// Kebab-case.
    package var id: String
    package var name: String
    /// `strength`, `mobility`, `stretch`, `aerobic`, `nerve`, `balance`, `control` or `skill`.
    package var kind: String
    /// How it is done, for the patient.
    package var how: String?
    /// What it asks of the body: ids of tags.
    package var tags: Set<String>
    /// The dose when it takes the place of another kind of exercise; the days are the other's.
    package var usual: ExerciseAmount?

    package init(
        id: String, name: String, kind: String, how: String? = nil, tags: Set<String> = [],
        usual: ExerciseAmount? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.how = how
        self.tags = tags
        self.usual = usual
    }
}

/// Where figures come from.
package struct Source: Hashable, Sendable {
    /// `P1` or `A1`.
    package var id: String
    package var title: String
    package var short: String?
    package var year: String?
    package var organisation: String?
    /// DOI or web address.
    package var address: String?
    /// How much of it was read, or its grade.
    package var readAs: String?
    package var grade: String?

    package init(
        id: String, title: String, short: String? = nil, year: String? = nil,
        organisation: String? = nil, address: String? = nil, readAs: String? = nil,
        grade: String? = nil
    ) {
        self.id = id
        self.title = title
        self.short = short
        self.year = year
        self.organisation = organisation
        self.address = address
        self.readAs = readAs
        self.grade = grade
    }
}

/// A sign that needs referral first.
package struct RedFlag: Hashable, Sendable {
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case emergency, urgent, routine
    }
    package var id: String
    package var ask: String
    package var action: Action
    package var instruction: String
    package var appliesTo: String
    package var evidence: Evidence
    /// Written out, for people.
    package var name: String
    /// The lists in which it is asked for.
    package var regions: Set<ScreeningRegion> = []
    package var questions: [ScreeningQuestion] = []
    /// `nil` where it has no questions: only a clinician raises it.
    package var raisedWhen: ScreeningLogic?
    /// Answers that raise it although `raisedWhen` does not hold, and what is to be done then.
    package var alone: [LoneAnswer] = []
    /// What a clinician looks at besides.
    package var clinicianAdds: [String] = []

    package init(
        id: String, ask: String, action: Action, instruction: String, appliesTo: String,
        evidence: Evidence, name: String? = nil
    ) {
        self.name = name ?? id
        self.id = id
        self.ask = ask
        self.action = action
        self.instruction = instruction
        self.appliesTo = appliesTo
        self.evidence = evidence
    }

    /// Questions of which a single yes raises the flag, with an action that may be milder or firmer than its own.
    package struct LoneAnswer: Hashable, Sendable {
        package let action: Action
        package let instruction: String
        /// Ids of questions.
        package let questions: [String]
        package let evidence: Evidence

        package init(
            action: Action, instruction: String, questions: [String], evidence: Evidence
        ) {
            self.action = action
            self.instruction = instruction
            self.questions = questions
            self.evidence = evidence
        }
    }

    /// What to do where it was raised with an action, its own or that of a lone answer.
    package func instruction(for action: Action) -> String {
        if action == self.action { return instruction }
        return alone.first { $0.action == action }?.instruction ?? instruction
    }

    /// The firmest action that the answers ask for; `nil` where they do not raise it.
    package func raised(by answers: [String: Bool]) -> Action? {
        let own = raisedWhen?.truth(answers) == .yes ? [action] : []
        let lone = alone.filter { $0.questions.contains { answers[$0] == true } }.map(\.action)
        return (own + lone).min { $0.rank < $1.rank }
    }
}

/// A score that says how the patient does.
package struct OutcomeMeasure: Hashable, Sendable {
    /// Upper case, e.g. `NPRS`.
    package var id: String
    package var name: String
    package var min: Double
    /// `nil` has no upper end.
    package var max: Double?
    package var higherIsBetter: Bool
    /// Smallest important change in points, and in percent of the baseline.
    package var smallestChange: Double?
    package var smallestChangePercent: Double?
    /// Which of both has to be reached.
    package var decides: Decides
    /// Id of the measure that it is a subscale of.
    package var partOf: String?
    /// A test that somebody has to see or time; not by phone.
    package var isInPerson: Bool
    package var evidence: Evidence
    package var note: Statement?
    /// How long a patient needs to fill it in; 0 for what is measured in the clinic.
    package var fillInMinutes = 0

    /// Of points and percent.
    package enum Decides: String, Hashable, Sendable, CaseIterable {
        /// One of the two is enough.
        case either
        /// Both have to be reached: the larger one.
        case both
    }

    package init(
        id: String, name: String, min: Double, max: Double?, higherIsBetter: Bool,
        smallestChange: Double?, smallestChangePercent: Double?, decides: Decides = .both,
        partOf: String? = nil, isInPerson: Bool = false, evidence: Evidence,
        note: Statement? = nil
    ) {
        self.id = id
        self.name = name
        self.min = min
        self.max = max
        self.higherIsBetter = higherIsBetter
        self.smallestChange = smallestChange
        self.smallestChangePercent = smallestChangePercent
        self.decides = decides
        self.partOf = partOf
        self.isInPerson = isInPerson
        self.evidence = evidence
        self.note = note
    }
}

/// A rule that holds for every plan, `G1` to `G14`.
package struct GlobalRule: Hashable, Sendable {
    package var id: String
    package var text: String
    package var evidence: Evidence

    package init(id: String, text: String, evidence: Evidence) {
        self.id = id
        self.text = text
        self.evidence = evidence
    }
}
