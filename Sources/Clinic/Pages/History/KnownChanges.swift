package import ClinicStore

/// What became of one thing that is known of a patient.
package struct KnownChange: Hashable, Sendable {
    package let noun: KnownThing.Noun
    package let subject: String
    /// `nil` where it was not known.
    package let before: KnownThing?
    package let after: KnownThing?
}

extension [HistoryFact] {
    /// Each fact, name and score that is another now. A list that was written anew with the same content is not.
    package var knownChanges: [KnownChange] {
        var (before, after) = (Set<KnownThing>(), Set<KnownThing>())
        for case .known(let old, let new) in map(\.what) {
            if let old { before.insert(old) }
            if let new { after.insert(new) }
        }
        return KnownThing.Noun.allCases.flatMap { noun -> [KnownChange] in
            let (old, new) = (before.filter { $0.noun == noun }, after.filter { $0.noun == noun })
            return Set(old.union(new).map(\.subject)).sorted().compactMap {
                subject -> KnownChange? in
                let one = old.first { $0.subject == subject }
                let other = new.first { $0.subject == subject }
                guard one != other else { return nil }
                return KnownChange(noun: noun, subject: subject, before: one, after: other)
            }
        }
    }
}

extension KnownThing {
    /// In the order in which they are told.
    package enum Noun: String, CaseIterable, Sendable {
        case fact, condition
        case medicine = "medicine taken"
        case allergy, score
    }

    var noun: Noun {
        switch self {
        case .fact: .fact
        case .condition: .condition
        case .medicine: .medicine
        case .allergy: .allergy
        case .score: .score
        }
    }

    /// Which of its kind it is.
    var subject: String {
        switch self {
        case .fact(let name, _, _), .condition(let name, _), .medicine(let name, _),
            .allergy(let name, _):
            name
        case .score(let measure, let day, _): "\(measure) of \(day)"
        }
    }
}
