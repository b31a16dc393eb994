/// A mistake in the groups of questions, and what to do about it.
package struct AskProblem: Hashable, Sendable {
    /// The condition that it is about, if it is about one.
    package var word: String?
    /// Id of the group that it is about, if it is about one.
    package var group: String?
    /// What is wrong, as a sentence.
    package let problem: String
    /// What to do next, as a sentence.
    package let remedy: String
}

extension Catalog {
    /// What is wrong with the groups of questions: a condition that a rule asks for but no group does, one
    /// that two groups ask for, one that nobody knows, and a "no" that is not a value of its fact.
    package var askProblems: [AskProblem] {
        var owners: [String: String] = [:]
        var problems: [AskProblem] = []
        for group in askGroups {
            for word in group.conditions {
                guard vocabulary.conditions.contains(where: { $0.id == word }) else {
                    problems.append(
                        AskProblem(
                            group: group.id, problem: "There is no condition '\(word)'.",
                            remedy: "Define it in words/conditions.yaml, or correct it."))
                    continue
                }
                if let other = owners.updateValue(group.id, forKey: word) {
                    problems.append(
                        AskProblem(
                            group: group.id,
                            problem: "'\(word)' is asked in '\(other)' and in '\(group.id)'.",
                            remedy: "Keep it in one of the two."))
                }
            }
            problems += denialProblems(group)
        }
        guard !askGroups.isEmpty else { return problems }
        return problems
            + askedConditions.filter { owners[$0] == nil }.map { word in
                AskProblem(
                    word: word,
                    problem: "No group of questions asks for '\(word)', which a rule asks.",
                    remedy: "Put it under 'conditions' of one in words/groups.yaml.")
            }
    }

    private func denialProblems(_ group: AskGroup) -> [AskProblem] {
        group.no.compactMap { denial in
            do throws(FactProblem) {
                _ = try fact(denial.fact)?.value(of: denial.value)
                return nil
            } catch {
                return AskProblem(group: group.id, problem: error.problem, remedy: error.remedy)
            }
        }
    }

    /// Ids of the conditions that any rule, fact or implication asks for, with all narrower ones; sorted.
    private var askedConditions: [String] {
        let derived = derivedFacts.flatMap { fact -> [RuleCondition] in
            switch fact.rule {
            case .holds(let condition): [condition]
            case .count(let factors): factors.map(\.when)
            }
        }
        let all =
            safetyRules.map(\.when) + exerciseSafety.rules.map(\.rule.when)
            + exerciseSafety.rules.compactMap(\.unless) + facts.compactMap(\.askedWhen)
            + implications.map(\.when) + derived + ownRules.map(\.rule.when)
        let asked = Set(
            all.flatMap(\.leaves).compactMap { leaf -> String? in
                guard leaf.name == "conditions", case .text(let word) = leaf.value else {
                    return nil
                }
                return factWord(word)
            })
        return vocabulary.conditions.map(\.id).filter { id in
            asked.contains(id)
                || !ontology.broader(than: id, in: "conditions").isDisjoint(with: asked)
        }.sorted()
    }
}
