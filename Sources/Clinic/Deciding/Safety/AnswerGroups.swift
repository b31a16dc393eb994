import CivilTime
import Planner

/// An answer to a group of questions.
struct GroupAnswer {
    enum Says: String, CaseIterable { case no, yes, unknown }

    let group: AskGroup
    let says: Says
}

extension Clinic {
    /// The groups that are answered, and how.
    ///
    /// - Throws: a refusal that names the groups, or says what to record instead.
    func answers(_ told: [ToldAnswer]) throws -> [GroupAnswer] {
        guard !told.isEmpty else { return [] }
        let catalog = try shelf.catalog()
        let groups = catalog.asking.groups
        return try told.map { answer in
            let (key, value) = (answer.question, answer.says)
            guard let group = groups.first(where: { $0.id == key.lowercased() }) else {
                throw AnswerRefusal.noSuchQuestion(
                    key, answeredWithNo: groups.filter(\.takesNo).map(\.id),
                    near: Suggestions.nearest(key, among: catalog.meantGroups))
            }
            guard let says = GroupAnswer.Says(rawValue: value.lowercased()) else {
                throw AnswerRefusal.noAnswer(said: value, to: group)
            }
            guard group.takesNo || says == .yes else {
                throw AnswerRefusal.isToBeTold(group, not: says.rawValue)
            }
            return GroupAnswer(group: group, says: says)
        }
    }

    /// Keeps each "no" with its day and who said so. A condition that was told now takes back the "no" of its
    /// group, unless the two were told together: then there is no other.
    func mark(
        _ answers: [GroupAnswer], _ input: PatientParticulars, in details: inout PatientDetails
    ) throws {
        let catalog = try shelf.catalog()
        for word in try words(of: input.conditions, in: details, catalog) {
            guard let group = catalog.asking.group(of: word) else { continue }
            details.facts[group.record] = nil
        }
        for answer in answers {
            if answer.says == .no {
                details.deny(
                    answer.group, on: today, by: try source(input), catalog)
            } else {
                details.facts[answer.group.record] = nil
            }
        }
    }

    /// What conditions that were told mean, without what follows from them.
    private func words(
        of names: [String], in details: PatientDetails, _ catalog: Catalog
    ) throws -> Set<String> {
        let told = names.filter { catalog.names.isName($0, .condition) }
        return try told.reduce(into: []) { words, name in
            let (kept, _) = try kept(name, .condition)
            words.formUnion(catalog.meaning(of: kept, .condition).words.map(factWord))
        }
    }
}
