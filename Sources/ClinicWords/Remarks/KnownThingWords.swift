import CivilTime
import ClinicStore

extension [HistoryFact] {
    /// What became of a patient's facts, names and scores, each told with its value. A list that was written
    /// anew with the same content tells nothing.
    var knownWords: [String] {
        var (before, after) = (Set<ToldThing>(), Set<ToldThing>())
        for case .known(let old, let new) in map(\.what) {
            if let old { before.insert(ToldThing(old)) }
            if let new { after.insert(ToldThing(new)) }
        }
        return ToldThing.Noun.allCases.flatMap { noun in
            let (old, new) = (before.filter { $0.noun == noun }, after.filter { $0.noun == noun })
            return Set(old.union(new).map(\.subject)).sorted().compactMap { subject in
                Self.words(
                    "\(noun.rawValue) \(subject)", old.first { $0.subject == subject },
                    new.first { $0.subject == subject })
            }
        }
    }

    private static func words(
        _ name: String, _ before: ToldThing?, _ after: ToldThing?
    ) -> String? {
        switch (before, after) {
        case (nil, let after?): "\(name) added" + (after.value.map { ": \($0)" } ?? "")
        case (let before?, nil): "\(name) removed" + (before.value.map { ": was \($0)" } ?? "")
        case (let before?, let after?) where before != after:
            "\(name) corrected: \(after.value ?? "nothing"), was \(before.value ?? "nothing")"
        default: nil
        }
    }
}

/// What is known of a patient, in words.
private struct ToldThing: Hashable {
    /// In the order in which they are told.
    enum Noun: String, CaseIterable {
        case fact, condition
        case medicine = "medicine taken"
        case allergy, score
    }

    let noun: Noun
    let subject: String
    let value: String?

    init(_ thing: KnownThing) {
        switch thing {
        case .fact(let name, let value, let day):
            (noun, subject) = (.fact, name)
            self.value = value + (day.map { ", \($0)" } ?? "")
        case .condition(let name, let said): (noun, subject, value) = (.condition, name, said)
        case .medicine(let name, let said): (noun, subject, value) = (.medicine, name, said)
        case .allergy(let name, let reaction): (noun, subject, value) = (.allergy, name, reaction)
        case .score(let measure, let day, let score):
            (noun, subject) = (.score, "\(measure) of \(day)")
            let isWhole = score == score.rounded() && abs(score) < 1e15
            value = isWhole ? "\(Int(score))" : "\(score)"
        }
    }
}
