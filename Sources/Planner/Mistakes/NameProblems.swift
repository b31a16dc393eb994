/// A mistake in the names, and what to do about it.
package struct NameProblem: Hashable, Sendable {
    /// The entry that it is about, like `medicine ramipril`, or the word, like `medicine "water tablets"`.
    package let subject: String
    /// What is wrong, as a sentence.
    package let problem: String
    /// What to do next, as a sentence.
    package let remedy: String
}

extension Names {
    /// Everything in the names that does not fit the catalogue's words and medicines, or that two entries
    /// claim.
    package func problems(in catalog: Catalog) -> [NameProblem] {
        NameKind.allCases.flatMap { wordProblems($0, catalog) + twice($0) }
            + strayCandidates() + unknownMedicines(catalog) + strangeSigns(catalog)
    }

    /// Signs that answer no question, and signs that are also the name of a condition.
    private func strangeSigns(_ catalog: Catalog) -> [NameProblem] {
        let questions = Set(catalog.redFlags.flatMap(\.questions).map(\.id))
        let conditions = entries(of: .condition)
        let names = Set(conditions.flatMap { [$0.name, $0.id] + $0.names }.map(NameKey.init))
        return ambiguous.flatMap { doubt -> [NameProblem] in
            guard let sign = doubt.sign else { return [] }
            let subject = "\(doubt.kind.rawValue) \"\(doubt.said)\""
            var problems: [NameProblem] = []
            if !questions.contains(sign.question) {
                problems.append(
                    NameProblem(
                        subject: subject, problem: "There is no question '\(sign.question)'.",
                        remedy: "Name one of red-flags.yaml."))
            }
            if names.contains(NameKey(doubt.said)) {
                problems.append(
                    NameProblem(
                        subject: subject, problem: "'\(doubt.said)' names a condition, too.",
                        remedy: "Remove it from one of the two."))
            }
            return problems
                + sign.old.filter { !names.contains(NameKey($0)) }.map { old in
                    NameProblem(
                        subject: subject, problem: "There is no condition '\(old)'.",
                        remedy: "Name one that is known.")
                }
        }
    }

    private func wordProblems(_ kind: NameKind, _ catalog: Catalog) -> [NameProblem] {
        let known = Set(catalog.vocabulary.ids(of: kind.fact) ?? [])
        func missing(_ words: [String], _ subject: String) -> [NameProblem] {
            words.map(factWord).filter { !known.contains($0) }.map { word in
                NameProblem(
                    subject: subject, problem: "There is no word '\(word)' for \(kind.told).",
                    remedy: "Use a word of words/, or add it there.")
            }
        }
        let entries = entries(of: kind).flatMap { entry in
            let words = entry.words + (entry.question?.answers.flatMap(\.words) ?? [])
            let none = NameProblem(
                subject: entry.subject, problem: "\(entry.name) means no word of the rules.",
                remedy: "Give it at least one.")
            return missing(words, entry.subject) + (entry.words.isEmpty ? [none] : [])
        }
        let doubts = ambiguous.filter { $0.kind == kind }
            .flatMap { missing($0.words, "\(kind.rawValue) \"\($0.said)\"") }
        return entries + doubts
    }

    /// One name with two meanings is asked about, so it has to be declared ambiguous.
    private func twice(_ kind: NameKind) -> [NameProblem] {
        var owners: [NameKey: NameEntry] = [:]
        var problems: [NameProblem] = []
        let declared = Set(ambiguous.filter { $0.kind == kind }.map { NameKey($0.said) })
        for entry in entries(of: kind) {
            for name in Set(([entry.name, entry.id] + entry.names).map(NameKey.init)) {
                guard let other = owners[name], other.id != entry.id else {
                    owners[name] = entry
                    continue
                }
                guard !declared.contains(name), Set(other.words) != Set(entry.words) else {
                    continue
                }
                problems.append(
                    NameProblem(
                        subject: entry.subject,
                        problem:
                            "'\(name.text)' names \(other.name), too, which means other words.",
                        remedy: "Remove it from one of the two, or declare it ambiguous."))
            }
        }
        return problems
    }

    private func strayCandidates() -> [NameProblem] {
        let doubts = ambiguous.flatMap { doubt in
            doubt.couldBe.filter { entry(doubt.kind, $0) == nil }
                .map { ("\(doubt.kind.rawValue) \"\(doubt.said)\"", $0) }
        }
        let answers = entries.flatMap { entry in
            (entry.question?.answers.compactMap(\.entry) ?? [])
                .filter { self.entry(entry.kind, $0) == nil }.map { (entry.subject, $0) }
        }
        return (doubts + answers).map { subject, id in
            NameProblem(
                subject: subject, problem: "There is no entry '\(id)'.", remedy: "Correct the id.")
        }
    }

    private func unknownMedicines(_ catalog: Catalog) -> [NameProblem] {
        entries.flatMap { entry in
            entry.planned.filter { catalog.medicine($0) == nil }.map { id in
                NameProblem(
                    subject: entry.subject, problem: "There is no medicine '\(id)'.",
                    remedy: "Use an id of medicines.yaml.")
            }
        }
    }
}

extension NameEntry {
    /// The entry as problems name it: `medicine ramipril`.
    package var subject: String { "\(kind.rawValue) \(id)" }
}
