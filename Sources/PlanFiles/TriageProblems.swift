import Planner

extension TriageContent {
    /// Signs that nothing weighs, counts or asks for, and from which nothing follows that is.
    var idleSigns: [TriageSign] {
        var used = Set(profiles.flatMap(\.weights).map(\.sign))
        used.formUnion(rules.flatMap(\.count.items).compactMap(\.sign))
        used.formUnion(flagRules.flatMap(\.clearedBy))
        let items = flagRules.flatMap { $0.all + $0.any + $0.none }.map(\.names)
        used.formUnion(items.flatMap(\.signs))
        let named = Set(items.flatMap(\.sets))
        used.formUnion(sets.filter { named.contains($0.id) }.flatMap(\.signs))
        return signs.filter { used.isDisjoint(with: [$0.id] + $0.implies + $0.denies) }
    }

    /// Causes whose priors are not one for each age.
    var profilesOffTheAges: [CauseProfile] {
        guard let combining else { return [] }
        return profiles.filter { $0.priors.count != combining.priorAges.count }
    }

    /// Names that two signs answer to, so that nobody could say which is meant.
    var sharedNames: [(name: String, sign: TriageSign, other: TriageSign)] {
        var known: [String: TriageSign] = [:]
        var shared: [(String, TriageSign, TriageSign)] = []
        for sign in signs {
            for name in Set(([sign.id, sign.name] + sign.also).map(\.asSignWords)).sorted() {
                if let other = known[name], other.id != sign.id {
                    shared.append((name, sign, other))
                }
                known[name] = sign
            }
        }
        return shared
    }
}

extension TriageSign {
    /// What it asks of the facts, as rules, so that its words are checked like any rule's.
    var asRules: [SafetyRule] {
        [facts, deniedBy].compactMap { $0 }.map {
            SafetyRule(
                id: id, title: name, severity: .monitor, tier: 1, when: $0, action: question,
                evidence: .custom)
        }
    }
}
