extension ExerciseRule {
    /// What is wrong with the rule: it replaces exercises but has no table, or a replacement that it forbids
    /// itself.
    package func problems(in catalog: Catalog) -> [RuleProblem] {
        guard effect == .replace else { return [] }
        guard let need else {
            return [
                RuleProblem(
                    problem: "It replaces, but names no need.",
                    remedy: "Add 'need:' with the id of a replacement table.")
            ]
        }
        let table = catalog.exerciseSafety.tables[need]?.instead ?? [:]
        return table.keys.sorted().compactMap { id in
            guard case .exercise(let other) = table[id], let use = catalog.use(of: id),
                target.holds(use), isForbidden(other, table, catalog, seen: [id])
            else { return nil }
            return RuleProblem(
                problem: "'\(other)', which takes the place of '\(id)', carries what it forbids.",
                remedy: "Choose another exercise in the table '\(need)'.")
        }
    }

    /// Whether the rule alone leaves an exercise out, or sends it round in a circle.
    private func isForbidden(
        _ id: String, _ table: [String: Substitute], _ catalog: Catalog, seen: Set<String>
    ) -> Bool {
        guard !seen.contains(id), let use = catalog.use(of: id) else { return true }
        guard target.holds(use) else { return false }
        switch table[id] {
        case .exercise(let other):
            return isForbidden(other, table, catalog, seen: seen.union([id]))
        case .limited: return false
        case .nothing, nil: return true
        }
    }
}

extension ExerciseSafety {
    /// Tags that no rule asks for, and that do not say why.
    package var unasked: [ExerciseTag] {
        let asked = rules.reduce(into: Set<String>()) { $0.formUnion($1.target.tags) }
        return tags.filter { $0.undecided == nil && !asked.contains($0.id) }
    }
}
