/// Whether the title of a rule says what its condition asks.
extension SafetyRule {
    /// Where the title says more than the condition asks: numbers that the condition does not hold, and
    /// things that it does not ask for.
    package func titleProblems(in catalog: Catalog) -> [RuleProblem] {
        let asked = askedText(in: catalog)
        let figures = askedFigures(in: catalog)
        let wrong = Self.figures(of: title).filter { figure in
            // Days may be given in weeks and milligrams in grams; one more or less is the end of a range.
            ![1, 7, 1000].contains { scale in
                figures.contains { abs($0 - figure * scale) <= scale }
            }
        }
        let unasked = Self.subjects.filter { subject in
            title.lowercased().contains(subject.said)
                && !subject.asked.contains { asked.contains($0) }
        }
        return wrong.map {
            RuleProblem(
                problem: "Its title says \(plain($0)), which its condition does not ask.",
                remedy: "Correct the title or the condition.")
        }
            + unasked.map {
                RuleProblem(
                    problem: "Its title speaks of '\($0.said)', which its condition does not ask.",
                    remedy: "Correct the title or the condition.")
            }
    }

    /// What a title may speak of, and parts of names of which the condition then must ask for one.
    private static let subjects: [(said: String, asked: [String])] = [
        ("pregnan", ["pregnan", "gestation"]), ("breastfe", ["breastfe"]),
        ("trying for a baby", ["trying"]),
        ("conceive", ["trying"]), ("alcohol", ["alcohol", "substance"]), ("bmi", ["bmi"]),
        ("allerg", ["allerg", "hypersensitiv"]), ("warfarin", ["warfarin", "anticoagulant"]),
        ("lithium", ["lithium"]), ("smok", ["smok", "quit", "cigar", "nicotine", "planned_"]),
        ("kidney", ["kidney", "egfr", "crcl", "nephro", "oxalate"]),
        ("liver", ["liver", "cirrhosis", "hepat"]), ("apnoea", ["apnoea"]),
        ("suicid", ["suicid"]), ("epilep", ["epilep", "seizure"]),
        ("tubercul", ["tubercul", "_tb"]), ("cancer", ["malignan", "cancer", "tamoxifen"]),
        ("heart failure", ["heart_failure"]), ("glaucoma", ["glaucoma"]),
        ("bipolar", ["bipolar"]), ("asthma", ["asthma"]),
        ("thyroid", ["thyroid", "levothyroxine"]),
    ]

    private func askedText(in catalog: Catalog) -> String {
        when.leaves.map { leaf in
            guard case .text(let word) = leaf.value else { return leaf.text }
            return "\(leaf.text) \(catalog.vocabulary.name(of: word, in: leaf.name))".lowercased()
        }.joined(separator: " ")
    }

    /// The numbers in the condition, in the words that it asks for, and in the measurements that set these.
    private func askedFigures(in catalog: Catalog) -> [Double] {
        when.leaves.flatMap { leaf -> [Double] in
            switch leaf.value {
            case .number(let number): return [number]
            case .flag: return []
            case .text(let word):
                let setting = catalog.implications.filter { $0.sets.contains(leaf) }
                return Self.figures(of: catalog.vocabulary.name(of: word, in: leaf.name))
                    + word.split(separator: "_").compactMap { Double($0.filter(\.isNumber)) }
                    + setting.flatMap(\.when.leaves).compactMap {
                        if case .number(let number) = $0.value { number } else { nil }
                    }
            }
        }
    }

    /// Numbers that stand alone, unlike those in `CYP2D6`, `IL-17` or `25-OH`.
    private static func figures(of text: String) -> [Double] {
        var figures: [Double] = []
        for word in text.split(whereSeparator: { " (),;:/%+".contains($0) }) {
            guard word.first?.isNumber == true else { continue }
            let parts = word.split(separator: "-").map { $0.drop { !$0.isNumber } }
            guard parts.allSatisfy({ $0.allSatisfy { $0.isNumber || $0 == "." } }),
                word.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "." })
            else { continue }
            figures += parts.compactMap { Double(String($0)) }
        }
        return figures
    }
}
