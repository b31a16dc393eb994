/// Something that can be known of a patient or of a plan, and how it is asked for.
package struct Fact: Hashable, Sendable {
    /// What its values are.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case number
        case yesNo = "yes-no"
        case set, map, text
        /// Written `YYYY-MM-DD`.
        case date
    }
    /// Where its value comes from.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        /// It is recorded, with its day and who gave it.
        case recorded
        /// It is worked out from what is registered.
        case patient
        /// It is worked out from the plan.
        case plan
    }

    /// As rules write it, with underscores.
    package let name: String
    package let kind: Kind
    /// The question that asks for it.
    package let ask: String
    /// Of a number, like `kg`.
    package let unit: String?
    /// What is plausible, in `unit`; `nil` for no limits.
    package let range: ClosedRange<Double>?
    /// The only words that it may hold; empty if it may hold others, or is no text.
    package let values: [String]
    /// Whether "none" is an answer, as for an operation.
    package let mayBeNone: Bool
    package let origin: Origin
    /// After how many days it is asked for again; `nil` for never.
    package let staleAfterDays: Int?
    /// Who is asked; `nil` for everybody.
    package let askedOf: Audience?
    /// What it means, for people.
    package let meaning: String?
    /// When the question makes sense at all; `nil` for always.
    package var askedWhen: RuleCondition?
    /// Its value if the question certainly makes no sense.
    package var otherwise: FactValue?
    /// When it is asked for.
    package var askedAt = Time.plan
    /// The date from which these weeks are counted if they are not recorded themselves: the name of a fact.
    package var weeksSince: String?

    /// Why more knowledge may switch a rule off; `nil` if more knowledge of this fact never does.
    package var exemption: Exemption?

    /// Why a fact may make something safe.
    package struct Exemption: Hashable, Sendable {
        /// In which way.
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// It makes something safe: the stomach is protected, a doctor has agreed.
            case protective
            /// It decides which of several rules counts: weeks of a pregnancy.
            case specifies
        }
        package let kind: Kind
        /// Why that is so, in words.
        package let because: String

        package init(kind: Kind, because: String) {
            self.kind = kind
            self.because = because
        }
    }

    /// In what time its value rises by one, if it rises by itself: weeks of a pregnancy, weeks since an
    /// operation.
    package var grows: Growth?
    /// What becomes of a value that cannot rise for ever.
    package var ending: Ending?

    /// A value from which on the fact is not known any more, and something else may have begun: after 42
    /// weeks of pregnancy the baby may be born.
    package struct Ending: Hashable, Sendable {
        /// The value from which on that is so.
        package let at: Double
        /// The value at which the end is expected.
        package let expected: Double
        /// Name of the fact that counts from then on, as late as it can have begun.
        package let gives: String
        /// The question that finds out.
        package let ask: String
        /// What is recorded when it has ended, like `pregnant=no`; besides the value of the fact in `gives`.
        package let answer: String
        package let evidence: Evidence

        package init(
            at: Double, expected: Double, gives: String, ask: String, answer: String,
            evidence: Evidence
        ) {
            self.at = at
            self.expected = expected
            self.gives = gives
            self.ask = ask
            self.answer = answer
            self.evidence = evidence
        }
    }

    /// The time in which a value rises by one.
    package enum Growth: String, Hashable, Sendable, CaseIterable {
        case hours, days, weeks, months

        /// 30.4 days make a month.
        var days: Double {
            switch self {
            case .hours: 1.0 / 24
            case .days: 1
            case .weeks: 7
            case .months: 30.4
            }
        }
    }

    /// When a question is asked.
    package enum Time: String, Hashable, Sendable, CaseIterable {
        /// Before a plan is made.
        case plan
        /// At each session.
        case session
    }

    /// Who is asked a question.
    package struct Audience: Hashable, Sendable {
        package let sexes: [PatientDetails.Sex]
        /// In whole years.
        package let ages: ClosedRange<Int>

        package init(sexes: [PatientDetails.Sex], ages: ClosedRange<Int>) {
            self.sexes = sexes
            self.ages = ages
        }
    }

    package init(
        name: String, kind: Kind, ask: String, unit: String? = nil,
        range: ClosedRange<Double>? = nil, values: [String] = [], mayBeNone: Bool = false,
        origin: Origin = .recorded, staleAfterDays: Int? = nil, askedOf: Audience? = nil,
        meaning: String? = nil, askedWhen: RuleCondition? = nil, otherwise: FactValue? = nil,
        askedAt: Time = .plan, weeksSince: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.ask = ask
        self.unit = unit
        self.range = range
        self.values = values
        self.mayBeNone = mayBeNone
        self.origin = origin
        self.staleAfterDays = staleAfterDays
        self.askedOf = askedOf
        self.meaning = meaning
        self.askedWhen = askedWhen
        self.otherwise = otherwise
        self.askedAt = askedAt
        self.weeksSince = weeksSince
    }
}
