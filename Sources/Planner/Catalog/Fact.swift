/// Something that may be known of a patient or of a plan.
package struct Fact: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case number
        case yesNo = "yes-no"
        case set, map, text
        /// `YYYY-MM-DD`.
        case date
    }
    /// Where its value comes from.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        /// Recorded with its day and who said so.
        case recorded
        /// Worked out from the registration.
        case patient
        /// Worked out from the plan.
        case plan
    }

    /// As in the rules, with underscores.
    package let name: String
    package let kind: Kind
    /// What to ask.
    package let ask: String
    package let unit: String?
    /// What is plausible at all, in `unit`.
    package let range: ClosedRange<Double>?
    /// The words it may hold, if it is a text with few of them.
    package let values: [String]
    /// Whether "none" is an answer: no operation is planned.
    package let mayBeNone: Bool
    package let origin: Origin
    /// Days after which its value is asked for again.
    package let staleAfterDays: Int?
    /// Who is asked; everybody where it is `nil`.
    package let askedOf: Audience?
    package let meaning: String?
    /// When the question makes sense at all; always where it is `nil`.
    package var askedWhen: RuleCondition?
    /// What counts where the question certainly makes no sense.
    package var otherwise: FactValue?
    package var askedAt = Time.plan
    /// The date fact from which these weeks are counted, if they are not told.
    package var weeksSince: String?

    /// Why a rule may fall silent when it changes; `nil` where more known of a patient never frees anything.
    package var exemption: Exemption?

    /// Facts of which more does not mean more danger.
    package struct Exemption: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable, CaseIterable {
            /// It makes something safe: the stomach is protected, a doctor has cleared it.
            case protective
            /// It says which of several rules is meant: weeks of a pregnancy.
            case specifies
        }
        package let kind: Kind
        package let because: String

        package init(kind: Kind, because: String) {
            self.kind = kind
            self.because = because
        }
    }

    /// In what its value rises by itself, if it does: weeks of a pregnancy, weeks since an operation.
    package var grows: Growth?
    /// What comes of a value that cannot rise for ever.
    package var ending: Ending?

    /// From a value on it is not known any more, and something else may have begun: after 42 weeks of pregnancy
    /// the baby may be born.
    package struct Ending: Hashable, Sendable {
        /// From this value on.
        package let at: Double
        /// The value at which the end is expected.
        package let expected: Double
        /// The fact that counts from then on, as late as it can have begun.
        package let gives: String
        package let ask: String
        /// The flags that record that it has ended, without the figure of the fact that it gives.
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

        /// `--fact pregnant=no --fact weeks_postpartum=N`.
        package var flags: String { "--fact \(answer) --fact \(gives)=N" }
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

    /// When a question is put.
    package enum Time: String, Hashable, Sendable, CaseIterable {
        /// Before a plan is made.
        case plan
        /// At each session.
        case session
    }

    /// Whom a question makes sense for.
    package struct Audience: Hashable, Sendable {
        package let sexes: [PatientDetails.Sex]
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
