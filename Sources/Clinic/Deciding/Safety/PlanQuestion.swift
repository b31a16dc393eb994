import CivilTime
package import Planner

/// Something to ask before more can be said.
package struct PlanQuestion: Unworded, Hashable {
    /// The first missing fact's name; `nil` for a question about a line of care.
    package let fact: String?
    /// As it is said aloud.
    package private(set) var text: String
    /// In a few words.
    package private(set) var short: String
    /// Ids of the rules that wait for it.
    package let rules: [String]
    /// The group of questions, if it is one.
    package var group: String?
    /// Names of the facts that are missing.
    package var facts: [String] = []
    /// Words of a list, as they are read aloud.
    package var words: [String] = []
    /// Why a group asks what it asks together.
    package var evidence: String?
    /// What it decides: medicines, exercises, lines of care.
    package var decides: [String] = []
    /// Ids of the plan's medicines that it decides about.
    package var medicines: [String] = []
    /// What records the answer that a healthy person gives, or the place for a value; `nil` where nothing of the
    /// patient does.
    package var inputs: Inputs?

    /// What is said to answer it, in brackets behind the text; `nil` where nothing is.
    package private(set) var hint: Inputs?
    /// The other answer that the hint may have.
    package private(set) var otherwise: String?

    /// About a line of care.
    init(_ line: OutlineQuestion) {
        fact = nil
        text = line.text
        short = line.text
        rules = []
        switch line.asks {
        case .heightAndWeight: inputs = [.heightCm: .blank(.number), .weightKg: .blank(.number)]
        case .cigarettes: inputs = [.smokes: "0"]
        case .number(let fact): inputs = [.fact: .pair(fact, .blank(.number))]
        case .yesOrNo(let fact, let first):
            let (one, other) = first ? ("yes", "no") : ("no", "yes")
            inputs = [.fact: .pair(fact, .known(one))]
            otherwise = other
        case .dateOfOperation:
            hint = [.operation: "2026-11-20"]
            return
        }
        hint = inputs
    }

    /// All that is missing of one fact, for a decision about one medicine.
    ///
    /// `Blood pressure, systolic (mmHg): NSAID-13, NSAID-14`
    package init(_ question: FactQuestion, _ catalog: Catalog, of patient: PatientDetails) {
        var text = catalog.asked(question.fact)
        let words = question.words.map { catalog.vocabulary.name(of: $0, in: question.fact) }
        short = text
        if !words.isEmpty { text += ": \(words.joined(separator: ", "))" }
        fact = question.fact
        rules = question.rules.map(\.id)
        self.text = text
        self.words = words
        inputs = Self.recording(question.fact, catalog, of: patient)
        askForTheEnd(catalog, of: patient)
        askForOthers(of: patient, catalog)
    }

    /// Of a recorded value that is not known any more it is asked what has come of it: weeks of a pregnancy.
    private mutating func askForTheEnd(_ catalog: Catalog, of patient: PatientDetails) {
        guard group == nil, let fact, patient.facts[fact] != nil,
            let ending = catalog.fact(fact)?.ending
        else { return }
        (text, short, inputs) = (ending.ask, ending.ask, Inputs(ending))
    }

    /// What is asked at once; `medicines` are those of the plan.
    package init(
        _ asked: AskedQuestion, _ medicines: [Medicine], _ catalog: Catalog,
        of patient: PatientDetails
    ) {
        let facts = asked.facts.sorted()
        self.facts = facts
        rules = asked.rules.map(\.id)
        words = asked.words.sorted().map {
            catalog.vocabulary.name(of: $0, in: facts.first ?? "conditions")
        }
        decides = asked.decides(medicines, catalog)
        self.medicines = medicines.filter { medicine in
            asked.rules.contains { $0.concerns(medicine, catalog) }
        }.map(\.id)
        var named: AskGroup?
        if case .group(let id) = asked.question { named = catalog.asking[id] }
        let isSingle = facts.count == 1 && asked.words.isEmpty && named?.list == nil
        if let named, !isSingle {
            group = named.id
            evidence = named.evidence.text
            fact = named.list ?? facts.first
            text = named.ask
            short = named.short
            inputs =
                named.takesNo
                ? [.answer: .pair(named.id, "no")]
                : Inputs(
                    (named.list.map { [$0] } ?? named.first(of: facts, catalog))
                        .flatMap { Self.recording($0, catalog, of: patient).list })
        } else {
            let single = facts.first ?? asked.question.name
            fact = single
            text = catalog.asked(single)
            short = text
            inputs = Self.recording(single, catalog, of: patient)
        }
        askForTheEnd(catalog, of: patient)
        askForOthers(of: patient, catalog)
    }

    /// Of a list on which something is recorded the others are asked for.
    private mutating func askForOthers(of patient: PatientDetails, _ catalog: Catalog) {
        guard let kind = NameKind.allCases.first(where: { $0.fact == fact }),
            group == nil || catalog.asking[group ?? ""]?.list == fact
        else { return }
        let names = patient.names(of: kind).map { catalog.name(of: $0, kind) }
        guard !names.isEmpty else { return }
        short = "\(kind.plural.capitalisedFirst) beside \(names.joined(separator: ", "))?"
        text = "\(short) \(text)"
    }

    /// One fact as it is said aloud: conditions by their groups.
    static func aloud(
        _ question: FactQuestion, _ open: [SafetyVerdict.OpenRule], _ medicines: [Medicine],
        _ catalog: Catalog, of patient: PatientDetails
    ) -> [PlanQuestion] {
        guard question.fact == "conditions" else {
            return [PlanQuestion(question, catalog, of: patient)]
        }
        let rules = Set(question.rules.map(\.id))
        let groups = Questionnaire(
            open.filter { rules.contains($0.rule.id) }, planned: medicines, catalog
        ).now.filter { $0.facts.contains(question.fact) }
        return groups.isEmpty
            ? [PlanQuestion(question, catalog, of: patient)]
            : groups.map { PlanQuestion($0, medicines, catalog, of: patient) }
    }

    /// What records a fact. It never takes anything off a list: what is on record stays.
    static func recording(
        _ fact: String, _ catalog: Catalog, of patient: PatientDetails
    ) -> Inputs {
        if let kind = NameKind.allCases.first(where: { $0.fact == fact }) {
            let isEmpty = patient.names(of: kind).isEmpty
            return [kind.field: isEmpty ? "none" : "no-others"]
        }
        switch fact {
        case "age_years": return [.born: .blank(.isoDate)]
        case "sex": return [.sex: "female"]
        case "weight_kg": return [.weightKg: .blank(.number)]
        case "bmi": return [.heightCm: .blank(.number), .weightKg: .blank(.number)]
        case "smoker", "cigarettes_per_day": return [.smokes: "0"]
        default: break
        }
        if let inputs = catalog.naming(fact) { return inputs }
        switch catalog.fact(RuleCondition.factName(fact))?.kind {
        case .yesNo: return [.fact: .pair(fact, "no")]
        case .date: return [.fact: .pair(fact, .blank(.isoDate))]
        case .number: return [.fact: .pair(fact, .blank(.number))]
        default: return [.fact: .pair(fact, .blank(.value))]
        }
    }

    package func json(for patient: ID<Patient>) -> JSON {
        [
            "fact": .text(fact), "ask": .unsaid(self), "rules": .texts(rules),
            "short": .string(short), "group": .text(group), "facts": .texts(facts),
            "words": .texts(words), "decides": .texts(decides),
            "answer": inputs.map { .step(NextStep(.changePatient(patient), $0)) } ?? .null,
            "evidence": .text(evidence),
        ]
    }
}

extension Catalog {
    /// The question that a fact or an open name is.
    fileprivate func asked(_ name: String) -> String {
        let known = fact(RuleCondition.factName(name))
        var text = known?.ask ?? ask(openName: name) ?? name
        if let unit = known?.unit, !text.contains(unit) { text += " (\(unit))" }
        return text
    }

    /// What makes a recorded name clear: a condition said as "heart attack: in the last 30 days".
    fileprivate func naming(_ id: String) -> Inputs? {
        let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = NameKind(rawValue: parts[0]) else { return nil }
        guard let entry = names.entry(kind, parts[1]), let first = entry.question?.answers.first
        else { return [kind.field: .blank(.name)] }
        return [kind.field: "\(entry.name): \(first.says)"]
    }
}

extension Inputs {
    /// What tells that something has ended.
    init(_ ending: Fact.Ending) {
        let said = ending.answer.split(separator: "=", maxSplits: 1).map(String.init)
        self = [
            .fact: .pair(said[0], .known(said.last ?? "")),
            .fact: .pair(ending.gives, .blank(.number)),
        ]
    }
}

extension NameKind {
    /// Where a name of this kind is said.
    package var field: Input.Field {
        switch self {
        case .medicine: .medicine
        case .condition: .condition
        case .allergy: .allergy
        }
    }

    fileprivate var plural: String {
        switch self {
        case .medicine: "medicines"
        case .condition: "conditions"
        case .allergy: "allergies"
        }
    }
}

extension AskedQuestion {
    /// Short names of what its rules are about.
    fileprivate func decides(_ medicines: [Medicine], _ catalog: Catalog) -> [String] {
        var told: [String] = []
        for rule in rules {
            let names: [String] =
                switch rule.scope {
                case .medication:
                    medicines.filter { rule.concerns($0, catalog) }.map {
                        $0.shortName
                    }
                case .exercise: ["exercises"]
                case .activity: ["walking"]
                case .weightLoss: ["weight loss"]
                case .smokingCessation: ["stopping smoking"]
                case .plan: ["the plan"]
                }
            for name in names where !told.contains(name) { told.append(name) }
        }
        return told
    }
}

extension Medicine {
    /// `naproxen` of `Naproxen tablets`.
    fileprivate var shortName: String {
        let name = name.prefix { $0 != "(" && $0 != "," }.trimmedEnd
        let bare = name.hasSuffix(" tablets") ? String(name.dropLast(8)) : name
        return bare.prefix(1).lowercased() + bare.dropFirst()
    }
}

extension AskGroup {
    /// Of these facts those that do not wait for another of them, in the group's order.
    fileprivate func first(of missing: [String], _ catalog: Catalog) -> [String] {
        let own = facts.filter(missing.contains)
        return own.filter { name in
            let waits = catalog.fact(name)?.askedWhen?.facts ?? []
            return !waits.contains { $0 != name && own.contains($0) }
        }
    }
}

extension StringProtocol {
    /// Without spaces at its end.
    fileprivate var trimmedEnd: String {
        var text = String(self)
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension PlanFinding: Documented {
    package var json: JSON {
        [
            "rule": .string(rule), "severity": .string(severity.rawValue),
            "title": .string(title), "action": .string(action), "subject": .string(subject),
            "state": .string(state.rawValue), "by": .text(by), "reason": .text(reason),
            "evidence": .string(evidence),
        ]
    }
}
