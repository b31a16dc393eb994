import Clinic
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
                "No longer recorded: \($0.kind.rawValue) \($0.name) (physio undo takes it back)."
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

extension Failure {
    /// Why a name was not recorded, and how it can be.
    init(_ refusal: NameRefusal) {
        switch refusal {
        case .doubtful(let kind, let said, let doubt): self = doubt.failure(kind, said)
        case .denied(let kind, let said):
            self.init(
                .badData,
                "'\(said)' says that something is not there, not for certain, or somebody else's.",
                remedy: "Leave it out; one that was recorded by mistake goes with"
                    + " --without-\(kind.rawValue) NAME; --\(kind.rawValue) none says that there is"
                    + " none; to keep the text: --\(kind.rawValue) \"other:\(said)\".")
        case .sign(let said, let sign): self = sign.failure(said)
        case .allergy(let said):
            self.init(
                .badData, "'\(said)' is an allergy, not a condition.",
                remedy: "Record the substance and what happened: --allergy \"penicillin: rash\".")
        case .empty(let kind):
            self.init(
                .badData, "A name of \(kind.told) is empty.",
                remedy: "Say it, or --\(kind.rawValue) none when there is none.")
        case .tooLong(let kind):
            self.init(
                .badData, "A name of \(kind.told) has more than 200 characters.",
                remedy: "Give the name alone; what else is to be kept belongs into a note.")
        case .notRecorded(let kind, let said, let recorded):
            self.init(
                .notFound, "The \(kind.rawValue) '\(said)' is not recorded.",
                remedy: recorded.isEmpty
                    ? "None is recorded." : "Name one of those that are recorded.",
                details: recorded)
        case .wouldForget(let kind, let lost):
            self = .wouldForget(lost, kind)
        case .notInCatalogue(let said, let entry, let near):
            self.init(
                .notFound,
                entry.map { "\($0.told) is no medicine that a plan may hold." }
                    ?? "There is no medicine '\(said)'.",
                remedy: "See those that a plan may hold with 'physio medicine list'.",
                details: near)
        case .severalInCatalogue(let said, let medicines):
            self.init(
                .notFound, "'\(said)' may be several medicines of the catalogue.",
                remedy: "Name one by its id.",
                details: medicines.map { "\($0.id)  \($0.name)" })
        case .factNotRecorded(let name, let recorded):
            self.init(
                .notFound, "\(name) is not recorded, so there is nothing to forget.",
                remedy: recorded.isEmpty
                    ? "No fact is recorded." : "Recorded: \(recorded.joined(separator: ", ")).")
        }
    }

    private static func wouldForget(_ lost: [String], _ kind: NameKind) -> Failure {
        let option = "--\(kind.rawValue)"
        return Failure(
            .refused,
            "\(option) none would take off the list what is on record: \(lost.joined(separator: "; ")).",
            remedy:
                "When there are no others: \(option) no-others, which keeps them. One that was"
                + " recorded by mistake goes by its name: --without-\(kind.rawValue) NAME. To take all"
                + " of them off the list, say --yes beside it.",
            details: lost)
    }
}

extension RefusedSign {
    /// Asked for at the screening it stops what it has to; as a condition no rule would know it.
    fileprivate func failure(_ said: String) -> Failure {
        let known =
            sign.old.isEmpty
            ? ""
            : " Where it has been so for long and a doctor knows it, record "
                + sign.old.map { "--condition \"\($0)\"" }.listed("or") + "."
        let keep =
            isExact ? "" : " Where it is something else, keep it: --condition \"other:\(said)\"."
        let first = isNew ? "Add the patient without it first." : "Leave it out here."
        let answer = "physio screen \(patient ?? "PATIENT") --answer \(sign.question)=yes"
        return Failure(
            .badData,
            "'\(said)' is a sign of a red flag, not a condition. \(flag) (\(action.rawValue)): \(ask)",
            remedy: Advice(first + known + keep + " Where the answer is yes: " + answer))
    }
}

extension NameDoubt {
    fileprivate func failure(_ kind: NameKind, _ said: String) -> Failure {
        let option = "--\(kind.rawValue)"
        let keep = "to keep it as it is: \(option) \"other:\(said)\""
        let names = candidates.map(\.told)
        switch reason {
        case .ambiguous(let question):
            return Failure(
                .badData, "'\(said)' may be several things. \(question)",
                remedy: "Say which, with \(option) NAME; when nobody knows, \(keep), which stays an"
                    + " open question.", details: names.map { "for example \($0)" })
        case .fact(let fact):
            return Failure(
                .badData, "'\(said)' is recorded as a fact, so that the rules know it.",
                remedy: fact.hasPrefix("--")
                    ? "Say \(fact)."
                    : "Say --fact \(fact), with the day behind it when it is not today"
                        + " (\(fact)@2026-11-03).")
        case .sign(let sign, _):
            return Failure(
                .badData, "'\(said)' is a sign of a red flag, not a condition.",
                remedy: "Ask for it: physio screen PATIENT --answer \(sign.question)=yes")
        case .form(let form):
            return Failure(
                .badData, "'\(said)' is not known as \(form). Is one of these meant?",
                remedy: "Say it with \(option) NAME; when it is none of them, \(keep).",
                details: names)
        case .nearly:
            return Failure(
                .badData,
                "There is no \(kind.rawValue) '\(said)'. Did you mean \(names.listed("or"))?",
                remedy: "Say it again with \(option) NAME; when it is something else, \(keep).",
                details: names)
        case .holds:
            return Failure(
                .badData, "'\(said)' is not known as a whole. Is \(names.listed("or")) meant?",
                remedy:
                    "Say the name alone, with \(option) NAME; when it is something else, \(keep).",
                details: names)
        case .several:
            return Failure(
                .badData, "'\(said)' names several: \(names.listed("and")).",
                remedy: "Say each of its own: "
                    + candidates.map { "\(option) \"\($0.name)\"" }.joined(separator: " ") + ".",
                details: names)
        }
    }
}

extension [String] {
    /// `a`, `a or b`, `a; b or c`.
    fileprivate func listed(_ joining: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: "; ") + " \(joining) \(last)"
    }
}

extension String {
    fileprivate func padding(toLength length: Int) -> String {
        self + String(repeating: " ", count: Swift.max(1, length - count))
    }
}
