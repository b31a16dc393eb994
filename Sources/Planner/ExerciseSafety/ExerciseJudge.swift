/// Judges exercises by all rules about exercises, for what is known of one patient.
///
/// What is known may be several sheets, for example of the first and of the last day of a phase. A rule that
/// fires for one of them fires.
package struct ExerciseJudge: Sendable {
    /// The rules that fire, in the order of the plan files; with those that fire until a fact is known.
    package let fired: [ExerciseRule]
    /// Contraindicated and avoid rules that a missing fact leaves open.
    private let open: [(rule: ExerciseRule, missing: [String], asked: [String])]
    /// Rules that would fire, but were overridden by name.
    package let lifted: [ExerciseRule]
    /// What the rules say of the last sheet.
    let last: RuleTruths?
    private let catalog: Catalog
    private let sheets: [FactSheet]
    private var safety: ExerciseSafety { catalog.exerciseSafety }

    /// `overridden` are ids of rules; a contraindication cannot be overridden.
    package init(_ sheets: [FactSheet], _ catalog: Catalog, overridden: Set<String> = []) {
        self.init(sheets, catalog, overridden: overridden, after: nil)
    }

    /// `earlier` is of the same rules for much the same facts.
    init(
        _ sheets: [FactSheet], _ catalog: Catalog, overridden: Set<String>,
        after earlier: RuleTruths?
    ) {
        let rules = catalog.exerciseSafety.rules
        var said: [RuleTruths] = []
        for sheet in sheets {
            said.append(RuleTruths(rules, for: sheet, after: said.last ?? earlier))
        }
        var fired: [ExerciseRule] = []
        var lifted: [ExerciseRule] = []
        var open: [(rule: ExerciseRule, missing: [String], asked: [String])] = []
        // Many rules wait for the same facts.
        var questions: [[String: [String]]] = sheets.map { _ in [:] }
        for (place, rule) in rules.enumerated() {
            let truths = said.map { $0.truths[place] }
            let isPresumed =
                !rule.presumed.isEmpty && truths.contains(.unknown)
                && sheets.contains(where: rule.fires)
            if truths.contains(.yes) || isPresumed {
                if rule.isLifted(by: overridden) { lifted.append(rule) } else { fired.append(rule) }
            }
            if !truths.contains(.yes), truths.contains(.unknown), rule.rule.severity.rank <= 1,
                !rule.isLifted(by: overridden)
            {
                let missing = said.map { $0.missing[place] }
                let asked = catalog.asked(for: missing, in: sheets, known: &questions)
                open.append((rule, missing.joined().uniqued, asked))
            }
        }
        (self.fired, self.open, self.lifted) = (fired, open, lifted)
        (self.catalog, self.sheets) = (catalog, sheets)
        last = said.last
    }

    /// What the rules say of an exercise in this use.
    package func verdict(on use: ExerciseUse) -> ExerciseVerdict { verdict(on: use, fired, 0) }

    /// What those of the rules say that count.
    package func verdict(
        on use: ExerciseUse, _ counts: (ExerciseRule) -> Bool
    ) -> ExerciseVerdict {
        verdict(on: use, fired.filter(counts), 0)
    }

    /// How often a replacement may itself be replaced.
    private static let deepest = 3

    private func verdict(
        on use: ExerciseUse, _ fired: [ExerciseRule], _ depth: Int
    ) -> ExerciseVerdict {
        var verdict = ExerciseVerdict()
        var candidates: [String] = []
        var along = ExerciseLimit()
        for rule in fired where rule.target.holds(use) {
            verdict.rules.append(rule)
            var effect = rule.effect
            switch outcome(of: rule, on: use) {
            case .exercise(let id):
                effect = .replace
                if !candidates.contains(id) { candidates.append(id) }
                along.join(rule.limit, safety.limits)
            case .limited(let limit):
                effect = .limit
                verdict.limit.join(limit, safety.limits)
                verdict.limit.join(rule.limit, safety.limits)
            case .nothing: effect = .leaveOut
            case nil: break
            }
            if effect.rank < verdict.effect?.rank ?? Int.max { verdict.effect = effect }
        }
        if verdict.effect == .replace { replace(&verdict, by: candidates, along, fired, depth) }
        if let firmest = verdict.effect, firmest.rank < ExerciseEffect.replace.rank {
            verdict.limit = ExerciseLimit()
        }
        verdict.open = open.filter { isOpen($0.rule, use) }
            .map { openRule($0.rule, missing: $0.missing) }
        verdict.questions = open.filter { isOpen($0.rule, use) && !$0.asked.isEmpty }
            .map { openRule($0.rule, missing: $0.asked) }
        return verdict
    }

    private func openRule(_ rule: ExerciseRule, missing: [String]) -> SafetyVerdict.OpenRule {
        SafetyVerdict.OpenRule(
            rule: rule.rule, missing: missing,
            sheets: sheets.filter { rule.truth(for: $0) == .unknown })
    }

    /// What takes the place of an exercise by a rule; `nil` if the rule's effect says it all.
    private func outcome(of rule: ExerciseRule, on use: ExerciseUse) -> Substitute? {
        guard [.leaveOut, .replace, .limit].contains(rule.effect) else { return nil }
        if let instead = rule.need.flatMap({ safety.tables[$0]?.instead[use.id] }) {
            return instead
        }
        return rule.effect == .limit ? .limited(rule.limit) : .nothing
    }

    /// Every rule's candidate must pass all rules. If one does not, the exercise is left out, so that a
    /// further danger never frees anything.
    private func replace(
        _ verdict: inout ExerciseVerdict, by candidates: [String], _ along: ExerciseLimit,
        _ fired: [ExerciseRule], _ depth: Int
    ) {
        for id in candidates {
            guard depth < Self.deepest, let use = catalog.use(of: id),
                case let next = self.verdict(on: use, fired, depth + 1),
                next.effect?.rank ?? Int.max >= ExerciseEffect.replace.rank
            else {
                verdict.effect = .leaveOut
                verdict.with = nil
                return
            }
            guard verdict.with == nil else { continue }
            verdict.with = next.with ?? id
            verdict.limit = next.limit
        }
        verdict.limit.join(along, safety.limits)
    }

    private func isOpen(_ rule: ExerciseRule, _ use: ExerciseUse) -> Bool {
        rule.target.holds(use) && rule.effect != .monitor
    }

    /// Rules that ask the patient to watch something, whatever the exercise.
    package var watched: [ExerciseRule] { fired.filter { $0.effect == .monitor } }
}

/// What the rules say of one exercise.
package struct ExerciseVerdict: Hashable, Sendable {
    /// The firmest of what the rules do to it; `nil` if it is done as prescribed.
    package var effect: ExerciseEffect?
    /// Id of the exercise that takes its place.
    package var with: String?
    /// The limits on the exercise, or on what takes its place.
    package var limit = ExerciseLimit()
    /// The rules that fired for it, in the order of the plan files.
    package var rules: [ExerciseRule] = []
    /// The rules that wait for a fact.
    package var open: [SafetyVerdict.OpenRule] = []
    /// Those of the open rules whose facts are asked for before a plan is made. Facts for the others are
    /// asked for at the sessions.
    package var questions: [SafetyVerdict.OpenRule] = []

    /// Whether the exercise is not done, and nothing takes its place.
    package var isStopped: Bool { effect == .holdAll || effect == .leaveOut }
}

extension ExerciseRule {
    /// Whether the rule fires. `unless` switches it off only if it certainly holds.
    package func truth(for facts: FactSheet) -> Truth {
        if unless?.truth(for: facts) == .yes { return .no }
        return rule.when.truth(for: facts)
    }

    /// Whether the rule acts: it holds, or it would hold with the dangerous answer to what it presumes.
    package func fires(for facts: FactSheet) -> Bool {
        switch truth(for: facts) {
        case .yes: return true
        case .no: return false
        case .unknown:
            guard !presumed.isEmpty else { return false }
            return rule.when.presuming(presumed, in: facts).truth(for: facts) == .yes
        }
    }

    func missing(in facts: FactSheet) -> [String] {
        truth(for: facts) == .unknown ? rule.when.missing(in: facts) : []
    }

    /// Whether the rule is overridden; a contraindication cannot be.
    func isLifted(by overridden: Set<String>) -> Bool {
        guard rule.severity != .contraindicated else { return false }
        return overridden.contains(id) || liftedBy.map(overridden.contains) == true
    }
}

extension RuleCondition {
    /// The condition, with comparisons on these facts counted as true while they are not known.
    fileprivate func presuming(_ names: Set<String>, in facts: FactSheet) -> RuleCondition {
        switch self {
        case .all(let parts): return .all(parts.map { $0.presuming(names, in: facts) })
        case .any(let parts): return .any(parts.map { $0.presuming(names, in: facts) })
        case .fact(let name, _, _):
            return names.contains(name) && truth(for: facts) == .unknown ? .all([]) : self
        }
    }
}

extension Catalog {
    /// What to ask about the facts that are missing in each sheet, each once. `known` keeps what was found for each
    /// sheet and fact.
    fileprivate func asked(
        for missing: [[String]], in sheets: [FactSheet], known: inout [[String: [String]]]
    ) -> [String] {
        var all: [String] = []
        for (number, names) in missing.enumerated() {
            for name in names {
                let own = known[number][name] ?? asked(for: name, in: sheets[number])
                known[number][name] = own
                all += own
            }
        }
        return all.uniqued
    }

    /// What to ask about a missing fact before a plan is made: nothing about what is asked at the sessions,
    /// and first what decides whether the question makes sense.
    fileprivate func asked(for name: String, in sheet: FactSheet, depth: Int = 0) -> [String] {
        guard let fact = fact(RuleCondition.factName(name)), depth < 4 else { return [name] }
        guard fact.askedAt == .plan else { return [] }
        guard let when = fact.askedWhen, when.truth(for: sheet) == .unknown else { return [name] }
        return when.missing(in: sheet).flatMap { asked(for: $0, in: sheet, depth: depth + 1) }
    }
}

extension ExerciseVerdict {
    /// The rules that have the firmest effect on the exercise; if that is a limit, all rules that limit it.
    package var decisive: [ExerciseRule] {
        let acting = rules.filter { $0.effect.rank <= ExerciseEffect.limit.rank }
        guard let effect, effect.rank < ExerciseEffect.limit.rank else { return acting }
        return acting.filter { $0.effect != .limit || $0.need != nil }
    }
}

extension ExerciseVerdict {
    /// Whether it is not done as it is: it is stopped, or another exercise takes its place.
    package var isForbidden: Bool { isStopped || effect == .replace }
}

extension ExerciseRule {
    /// Whether it asks about the patient, and not only about the plan.
    var isOfPatient: Bool {
        rule.when.facts.contains { $0 != "phase_has_walking" && $0 != "cause" }
    }
}
