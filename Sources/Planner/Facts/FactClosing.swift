extension FactSheet {
    /// The sheet with everything that follows from it.
    ///
    /// What somebody said stays, except where a measurement or a word says otherwise: then the more careful
    /// answer counts. What is unknown stays unknown. `planned` also answers the questions that make no sense
    /// for this patient and this plan.
    package func closed(under ontology: Ontology, planned: Bool = false) -> FactSheet {
        var sheet = self
        let wasClosed = isClosed
        sheet.addBroader(ontology)
        if !wasClosed { sheet.derive(ontology, told: true) }
        // Only what was set since it was closed may imply something new.
        var open =
            wasClosed ? ontology.implied(by: sheet.changed) : Array(ontology.implications.indices)
        sheet.isClosed = true
        var rounds = 0
        repeat {
            sheet.changed = []
            rounds += 1
            for index in open where ontology.implications[index].when.truth(for: sheet) == .yes {
                for leaf in ontology.implications[index].sets { sheet.set(leaf, ontology) }
            }
            if planned { sheet.answerTheRest(ontology) }
            open = ontology.implied(by: sheet.changed)
        } while !open.isEmpty && rounds < Self.rounds
        sheet.derive(ontology, told: false)
        sheet.changed = []
        return sheet
    }

    /// Chains of implications are short, and answers that go round in a circle must end.
    private static let rounds = 8

    private mutating func addBroader(_ ontology: Ontology) {
        for name in Ontology.sets where !isClosed || changed.contains(name) {
            if case .set(let set) = self[name] { self[name] = .set(ontology.closed(set, in: name)) }
        }
    }

    private mutating func set(_ leaf: RuleCondition.Leaf, _ ontology: Ontology) {
        switch (leaf.comparison, leaf.value) {
        case (.has, .text(let word)):
            var known = FactSet([], isComplete: false)
            if case .set(let told) = self[leaf.name] { known = told }
            guard known.members.insert(word).inserted else { return }
            self[leaf.name] = .set(ontology.closed(known, in: leaf.name))
        case (.equal, .flag(let flag)):
            if self[leaf.name] != .flag(flag) { self[leaf.name] = .flag(flag) }
        case (.equal, .text(let text)):
            if self[leaf.name] != .text(text) { self[leaf.name] = .text(text) }
        default: break
        }
    }

    private mutating func answerTheRest(_ ontology: Ontology) {
        for fact in ontology.gated where self[fact.name] == nil {
            guard fact.askedWhen?.truth(for: self) == .no else { continue }
            self[fact.name] = fact.otherwise
        }
    }

    private mutating func derive(_ ontology: Ontology, told: Bool) {
        for derived in ontology.derived where derived.fromTold == told {
            switch derived.rule {
            case .holds(let condition): deriveFlag(derived.fact, condition)
            case .count(let factors): deriveCount(derived.fact, factors)
            }
        }
    }

    /// Yes if somebody said so or the condition holds, no if it does not.
    private mutating func deriveFlag(_ name: String, _ condition: RuleCondition) {
        switch condition.truth(for: self) {
        case .yes: self[name] = .flag(true)
        case .no: if self[name] == nil { self[name] = .flag(false) }
        case .unknown: if self[name] == nil { waiting[name] = condition.missing(in: self) }
        }
    }

    /// From the factors that hold up to those that may hold; a higher figure that was recorded counts.
    private mutating func deriveCount(_ name: String, _ factors: [DerivedFact.Factor]) {
        var low = 0.0
        var open: [String] = []
        var high = 0.0
        for factor in factors {
            switch factor.when.truth(for: self) {
            case .yes:
                low += 1
                high += 1
            case .unknown:
                high += 1
                open += factor.when.missing(in: self).filter { !open.contains($0) }
            case .no: break
            }
        }
        if case .number(let told) = self[name] {
            self[name] = .number(max(told, low))
        } else {
            self[name] = low == high ? .number(low) : .span(low...high)
            waiting[name] = open
        }
    }
}
