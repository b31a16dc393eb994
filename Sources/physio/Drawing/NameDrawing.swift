import Clinic
import ClinicWords
import Planner

extension PatientDetails {
    /// Of each kind whether all were asked for, and when.
    var askedLines: [String] {
        let lists: [(NameKind, noun: String, isEmpty: Bool)] = [
            (.condition, "conditions", conditions.isEmpty),
            (.medicine, "medicines", medicines.isEmpty),
            (.allergy, "allergies", allergies.isEmpty),
        ]
        return lists.map { kind, noun, isEmpty in
            let label = noun.padding(toLength: 12)
            guard let asked = facts[kind.fact], ["complete", "none"].contains(asked.value)
            else {
                return "\(label)\(isEmpty ? "not asked" : "not asked whether there are others")"
            }
            let when = asked.day.map {
                " (asked \($0)" + (asked.saidBy.map { " by \($0)" } ?? "") + ")"
            }
            return "\(label)\(isEmpty ? "none" : "no others")\(when ?? "")"
        }
    }
}

extension KnownPatient {
    /// What a desk reads back after names were told: what each is, what it is not, what is still asked.
    func told(before old: [RecordedName]) -> [String] {
        let added = names.filter { !old.contains($0) }.flatMap { $0.told(of: patient) }
        let removed = old.filter { name in
            !names.contains { $0.kind == name.kind && $0.kept == name.kept }
        }
        return added
            + removed.map {
                "No longer recorded: \($0.kind.rawValue) \($0.name) ('physio undo' takes it back)."
            }
    }
}

extension RecordedName {
    /// The name as it is understood today, and what is still open about it.
    var lines: [String] {
        let label = kind.rawValue.padding(toLength: 12)
        return ["\(label)\(line)"] + (ask.map { ["            ask: \($0)"] } ?? [])
    }

    /// `Ramipril (Tritace, as said)`, `Penicillin: rash (mild)`.
    private var line: String {
        var parts = said.map { ["\($0), as said"] } ?? []
        if kind == .allergy, reaction != nil { parts.append(allergyNote) }
        if !isRecognised { parts.append("not recognised") }
        return name + (reaction.map { ": \($0)" } ?? "")
            + (parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))")
    }

    private var allergyNote: String {
        switch nature {
        case "intolerance": "side effect, \(severity ?? "")"
        case "harm": "harm, \(severity ?? "")"
        default: reactions.isEmpty ? "counts as an allergy" : "allergy, \(severity ?? "")"
        }
    }

    fileprivate func told(of patient: Patient) -> [String] {
        var lines: [String] = []
        if isRecognised, said != nil || !confusable.isEmpty || !purpose.isEmpty {
            let understood = purpose.isEmpty ? name : "\(name) (\(purpose))"
            let not = confusable.isEmpty ? "" : ", not \(confusable.listed("or"))"
            lines.append((said.map { "\($0): " } ?? "") + understood + not + ".")
        }
        guard let ask else { return lines }
        guard isRecognised else {
            return lines + [
                "\(ask.hasSuffix("?") ? ask : ask + ".") It stays an open question of every rule that"
                    + " it may concern; when you know: physio patient set \(patient.id) --\(kind.rawValue) NAME"
                    + " --without-\(kind.rawValue) \"\(said ?? name)\""
            ]
        }
        let ways = (question?.answers ?? []).map { "\"\(name): \($0.says)\"" }
        return lines + [
            "Ask: \(ask)"
                + (ways.isEmpty
                    ? "" : " Record the answer with --\(kind.rawValue) \(ways.listed("or")).")
        ]
    }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: Swift.max(1, length - count))
    }
}
