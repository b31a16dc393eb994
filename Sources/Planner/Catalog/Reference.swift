/// An exercise of the shared library.
package struct Exercise: Hashable, Sendable {
    /// In kebab-case.
    package var id: String
    package var name: String
    /// `strength`, `mobility`, `stretch`, `aerobic`, `nerve`, `balance`, `control` or `skill`.
    package var kind: String
    /// How to do it, for the patient.
    package var how: String?
    /// What it asks of the body: ids of tags.
    package var tags: Set<String>
    /// The dose when it takes the place of an exercise of another kind; days are those of that exercise.
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

/// Where something in the plan files comes from.
package struct Source: Hashable, Sendable {
    /// A capital letter and a number, like `P1` or `A1`.
    package var id: String
    package var title: String
    /// A short form of the title.
    package var short: String?
    package var year: String?
    package var organisation: String?
    /// DOI or web address.
    package var address: String?
    /// How much of it was read.
    package var readAs: String?
    /// How good the evidence is, in the words of the source.
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

/// A sign of danger, and what is to be done about it before any treatment.
package struct RedFlag: Hashable, Sendable {
    package typealias Action = FlagAction

    package var id: String
    /// What is asked for, in words.
    package var ask: String
    package var action: Action
    /// What is to be done.
    package var instruction: String
    /// Whom it concerns, in words.
    package var appliesTo: String
    package var evidence: Evidence
    /// As people read it.
    package var name: String
    /// The lists of questions in which it is asked for.
    package var regions: Set<ScreeningRegion> = []
    /// The questions that ask for it.
    package var questions: [ScreeningQuestion] = []
    /// Which answers raise it; `nil` if it has no questions, so that only a clinician raises it.
    package var raisedWhen: ScreeningLogic?
    /// Single answers that raise it even if `raisedWhen` does not hold.
    package var alone: [LoneAnswer] = []
    /// What else a clinician looks at.
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

    /// Questions of which one yes raises the flag, with an action that may be milder or firmer than the
    /// flag's own.
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

    /// What is to be done when the flag was raised with this action, its own or that of a single answer.
    package func instruction(for action: Action) -> String {
        if action == self.action { return instruction }
        return alone.first { $0.action == action }?.instruction ?? instruction
    }

    /// The firmest action that the answers ask for, given by the ids of their questions; `nil` if they do not
    /// raise the flag.
    package func raised(by answers: [String: Bool]) -> Action? {
        let own = raisedWhen?.truth(answers) == .yes ? [action] : []
        let lone = alone.filter { $0.questions.contains { answers[$0] == true } }.map(\.action)
        return (own + lone).min { $0.rank < $1.rank }
    }
}

/// A score that says how a patient is doing.
package struct OutcomeMeasure: Hashable, Sendable {
    /// In upper case, like `NPRS`.
    package var id: String
    package var name: String
    /// The lowest score.
    package var min: Double
    /// The highest score; `nil` if there is none.
    package var max: Double?
    package var higherIsBetter: Bool
    /// The smallest change that matters to a patient, in points; `nil` if it is not known.
    package var smallestChange: Double?
    /// The same in percent of the first score; `nil` if it is not known.
    package var smallestChangePercent: Double?
    /// Which of the two has to be reached, if both are known.
    package var decides: Decides
    /// Id of the measure of which it is a subscale.
    package var partOf: String?
    /// Whether it is a test that somebody has to see or to time, so that it cannot be done by phone.
    package var isInPerson: Bool
    package var evidence: Evidence
    package var note: Statement?
    /// How many minutes a patient needs to fill it in; 0 for what is measured in the clinic.
    package var fillInMinutes = 0

    /// How the two smallest changes count together.
    package enum Decides: String, Hashable, Sendable, CaseIterable {
        /// One of the two is enough.
        case either
        /// Both have to be reached, which means the larger one.
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

/// A rule that counts for every plan, `G1` to `G14`.
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
