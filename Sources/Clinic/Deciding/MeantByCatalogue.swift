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
        let ofCauses = ownRules.map { own in
            Meant(
                id: own.rule.id,
                names: ["\(own.rule.title) (\(cause(own.template)?.name ?? own.template))"],
                meaning: [own.rule.action])
        }
        let general = safetyRules.map {
            Meant(id: $0.id, names: [$0.title], meaning: [$0.action])
        }
        let stomach = gastroprotection.map { [Meant(id: $0.id)] } ?? []
        return (general + ofCauses + stomach).toldApart
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
