/// What is not to be used for a cause.
package struct DoNot: Hashable, Sendable {
    /// What keeps to it.
    package enum Hold: Hashable, Sendable {
        /// Safety rules that say the same, by id.
        case rules([String])
        /// A rule of its own, asked of every medicine of a plan for this cause.
        case own(SafetyRule)
        /// It is no medicine, or no list can tell it: told only.
        case told
    }

    package var what: String
    /// How strongly, e.g. "do not offer".
    package var strength: String
    package var hold: Hold
    /// Where guidance differs: the only jurisdiction that says so.
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

    /// Its own rule, where it has one and it holds in `jurisdiction`.
    package func rule(in jurisdiction: ClinicSettings.Jurisdiction) -> SafetyRule? {
        guard case .own(let rule) = hold, onlyIn == nil || onlyIn == jurisdiction else {
            return nil
        }
        return rule
    }
}

extension Catalog {
    /// The rules that keep to what is not to be used for a cause; none for a cause that is not known.
    package func doNotRules(
        cause: String, in jurisdiction: ClinicSettings.Jurisdiction
    ) -> [SafetyRule] {
        let template = self.cause(cause) ?? causes.first { factWord($0.id) == factWord(cause) }
        return (template?.medication?.doNot ?? []).compactMap { $0.rule(in: jurisdiction) }
    }

    /// Every rule that keeps to a "do not use", with the id of its template.
    package var ownRules: [(template: String, rule: SafetyRule)] {
        causes.flatMap { template in
            (template.medication?.doNot ?? []).compactMap { item in
                if case .own(let rule) = item.hold { (template.id, rule) } else { nil }
            }
        }
    }

    /// What can be overridden or acknowledged by name: safety rules, those that keep to a "do not use" of some
    /// cause, and the protection of the stomach.
    package var ruleIDs: [String] {
        safetyRules.map(\.id) + ownRules.map(\.rule.id)
            + (gastroprotection.map { [$0.id] } ?? [])
    }
}
