import Planner

/// What has an id in the catalogue, with the words by which people may mean it.
extension Catalog {
    var meantCauses: [Meant] {
        causes.map { Meant(id: $0.id, names: [$0.name], meaning: $0.codes.map(\.label)) }
    }
    var meantMeasures: [Meant] {
        outcomeMeasures.map { Meant(id: $0.id, names: [$0.name]) }
    }
    var meantFlags: [Meant] {
        redFlags.map { flag in
            Meant(id: flag.id, names: [flag.name], meaning: [flag.ask] + flag.questions.map(\.text))
        }
    }
    var meantQuestions: [Meant] {
        redFlags.flatMap { flag in
            flag.questions.map {
                Meant(id: $0.id, names: [$0.text], meaning: [flag.name, flag.ask])
            }
        }
    }
    var meantFacts: [Meant] {
        facts.map { Meant(id: $0.name, meaning: [$0.ask, $0.meaning ?? ""]) }
    }
    var meantGroups: [Meant] {
        asking.groups.map { Meant(id: $0.id, names: [$0.short], meaning: [$0.ask]) }
    }
    var meantMedicines: [Meant] {
        medicines.map { Meant(id: $0.id, names: [$0.name]) }
    }
    var meantRules: [Meant] {
        // The cause of a rule of its own tells rules of one title apart; elsewhere the id does.
        let titled =
            safetyRules.map { rule in (rule: rule, of: rule.id) }
            + ownRules.map { own in (rule: own.rule, of: cause(own.template)?.name ?? own.rule.id) }
        let counts = Dictionary(titled.map { ($0.rule.title, 1) }, uniquingKeysWith: +)
        return titled.map { rule, of in
            let isAlone = counts[rule.title] == 1
            return Meant(
                id: rule.id, names: [isAlone ? rule.title : "\(rule.title) (\(of))"],
                meaning: [rule.action])
        }
            + (gastroprotection.map { [Meant(id: $0.id)] } ?? [])
    }

    /// The measure with this id, in capitals or not.
    ///
    /// - Throws: `OutcomeRefusal` where there is none, with those that were perhaps meant.
    func measure(named text: String) throws(OutcomeRefusal) -> OutcomeMeasure {
        if let measure = outcomeMeasures.first(where: { $0.id == text.uppercased() }) {
            return measure
        }
        throw .noSuchMeasure(text, near: Suggestions.nearest(text, among: meantMeasures))
    }
}
