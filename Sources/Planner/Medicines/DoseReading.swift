extension DoseSchedule {
    /// Reads what a prescriber writes, like `70 mg once weekly on Mondays`; `DoseTextProblem.examples` has
    /// one of each kind.
    ///
    /// What follows a semicolon is advice, and is kept as it is. If the text begins with the rhythm, like `as
    /// needed, …`, the amount of `usual` is taken.
    ///
    /// - Throws: `DoseTextProblem` for whatever is not understood, says two different things, or cannot be
    ///   kept exactly. Nothing is left out and nothing is rounded.
    package init(parsing text: String, usual: MedicineDose? = nil) throws(DoseTextProblem) {
        let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let advice = parts.count > 1 ? trimmed(parts[1]) : nil
        var steps: [DoseStep] = []
        var meals: String?
        for part in Self.steps(of: String(parts.first ?? "")) {
            var clauses = DoseClauses()
            let step = try clauses.step(in: part, usual)
            steps.append(step)
            guard meals == nil || clauses.advice == nil || meals == clauses.advice else {
                throw DoseTextProblem("It says two things: is it with or before food?")
            }
            meals = meals ?? clauses.advice
        }
        guard let schedule = DoseSchedule(steps, advice: advice ?? meals) else {
            throw DoseTextProblem(
                steps.isEmpty
                    ? "There is no dose in it"
                    : "Each step before the last says how long it lasts: 'for 3 days', 'for 4 weeks'"
            )
        }
        self = schedule
    }

    /// The parts between the words `then`.
    private static func steps(of text: String) -> [String] {
        var steps: [[Substring]] = [[]]
        for word in text.split(whereSeparator: \.isWhitespace) {
            if word.lowercased().filter(\.isLetter) == "then" {
                steps.append([])
            } else {
                steps[steps.count - 1].append(word)
            }
        }
        return steps.map { $0.joined(separator: " ") }
    }
}

private func trimmed(_ text: Substring) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? nil : words.joined(separator: " ")
}

extension DoseClauses {
    /// Reads one step, like `400 mg 3 times a day for 5 days`.
    fileprivate mutating func step(
        in text: String, _ usual: MedicineDose?
    ) throws(DoseTextProblem) -> DoseStep {
        var words = try PrescriptionWords(text)
        var dose = usual
        if !words.isAtEnd, usual == nil || words.next?.first?.isNumber == true {
            guard let amount = words.amount() else {
                throw DoseTextProblem(
                    "It begins with how much is taken at once, as a number above 0: '400 mg'")
            }
            dose = MedicineDose(
                amount: amount, unit: try unit(&words), rhythm: .regular(.once, .times(1)))
        }
        guard var dose, !words.isAtEnd else {
            throw DoseTextProblem(
                dose == nil ? "There is no dose in it" : "It does not say how often")
        }
        while !words.isAtEnd { try read(&words) }
        dose.rhythm = try rhythm()
        return DoseStep(dose, days: length)
    }

    /// The words before the first that says when.
    private mutating func unit(_ words: inout PrescriptionWords) throws(DoseTextProblem) -> String {
        var unit: [String] = []
        while let word = words.next, !Self.beginsClause(word), unit.count < 3 {
            unit.append(word)
            words.skip()
        }
        let text = unit.joined(separator: " ")
        if let short = unit.first(where: Self.abbreviations.contains) {
            throw DoseTextProblem(
                "'\(short)' is short for something: write '3 times a day' in full")
        }
        guard !unit.isEmpty else {
            throw DoseTextProblem("The unit is missing: 'mg', 'g', 'tablets'")
        }
        guard text.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }) else {
            throw DoseTextProblem("'\(text)' is no unit of one dose")
        }
        let names = ["milligram": "mg", "milligrams": "mg", "mgs": "mg", "gram": "g", "grams": "g"]
        return names[text] ?? text
    }

    /// They are misread too often to be taken.
    private static let abbreviations: Set<String> = [
        "od", "bd", "bid", "tds", "tid", "qds", "qid", "qd", "qod", "nocte", "mane", "om", "stat",
    ]
}
