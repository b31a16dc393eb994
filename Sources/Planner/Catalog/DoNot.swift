/// Something that must not be used for a cause.
package struct DoNot: Hashable, Sendable {
    /// What makes sure of it.
    package enum Hold: Hashable, Sendable {
        /// Safety rules that say the same, by their ids.
        case rules([String])
        /// A rule of its own, asked about every medicine of a plan for this cause.
        case own(SafetyRule)
        /// Nothing: it is no medicine, or none that a rule can find. It is only written.
        case told
    }

    /// What must not be used, in words.
    package var what: String
    /// How strongly the source says so, like "do not offer".
    package var strength: String
    /// What makes sure that it is not used.
    package var hold: Hold
    /// If guidance differs, the only country whose guidance says so; `nil` for everywhere.
    package var onlyIn: ClinicSettings.Jurisdiction?
    package var evidence: Evidence

    package init(
        what: String, strength: String, hold: Hold = .told,
        onlyIn: ClinicSettings.Jurisdiction? = nil, evidence: Evidence
    ) {
        self.what = what
        self.strength = strength
        self.hold = hold
        self.onlyIn = onlyIn
        self.evidence = evidence
    }

    /// The rule of its own, if it has one and it counts in this country.
    package func rule(in jurisdiction: ClinicSettings.Jurisdiction) -> SafetyRule? {
        guard case .own(let rule) = hold, onlyIn == nil || onlyIn == jurisdiction else {
            return nil
        }
        return rule
    }
}

extension Catalog {
    /// The rules that see to what must not be used for a cause; none for an unknown cause.
    package func doNotRules(
        cause: String, in jurisdiction: ClinicSettings.Jurisdiction
    ) -> [SafetyRule] {
        let template = self.cause(cause) ?? causes.first { factWord($0.id) == factWord(cause) }
        return (template?.medication?.doNot ?? []).compactMap { $0.rule(in: jurisdiction) }
    }

    /// All rules that see to what must not be used, each with the id of its template.
    package var ownRules: [(template: String, rule: SafetyRule)] {
        causes.flatMap { template in
            (template.medication?.doNot ?? []).compactMap { item in
                if case .own(let rule) = item.hold { (template.id, rule) } else { nil }
            }
        }
    }

    /// Ids of everything that can be overridden or acknowledged by name: safety rules, rules that see to what
    /// must not be used for a cause, and the protection of the stomach.
    package var ruleIDs: [String] {
        safetyRules.map(\.id) + ownRules.map(\.rule.id)
            + (gastroprotection.map { [$0.id] } ?? [])
    }
}
