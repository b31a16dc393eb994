import Planner

/// One entry of a file of names being read; it remembers which keys were asked for.
struct NameRow {
    private let row: NamesFile.Row
    private let values: [(key: String, value: FlowValue)]
    private var known: Set<String> = []
    private(set) var problems: [PlanFiles.Problem] = []

    init(_ row: NamesFile.Row) {
        self.row = row
        values = row.values
    }

    private init(_ row: NamesFile.Row, _ values: [(key: String, value: FlowValue)]) {
        self.row = row
        self.values = values
    }

    mutating func report(_ problem: String, _ remedy: String) {
        problems.append(
            .init(
                file: row.file, line: row.line, column: 5, problem: problem, remedy: remedy))
    }

    private mutating func value(_ key: String) -> FlowValue? {
        known.insert(key)
        return values.first { $0.key == key }?.value
    }

    mutating func optionalText(_ key: String) -> String? {
        switch value(key) {
        case nil: return nil
        case .text(let text)?: return text
        default:
            report("'\(key)' is one text.", "Write it without brackets.")
            return nil
        }
    }

    mutating func text(_ key: String) -> String {
        if let text = optionalText(key) { return text }
        if problems.isEmpty { report("'\(key)' is missing.", "Add '\(key): …' to the entry.") }
        return ""
    }

    mutating func texts(_ key: String) -> [String] {
        switch value(key) {
        case nil: return []
        case .list(let items)?:
            return items.compactMap { item in
                if case .text(let text) = item { return text }
                report("'\(key)' is a list of texts.", "Write it like \(key): [one, two].")
                return nil
            }
        default:
            report("'\(key)' is a list.", "Write it like \(key): [one, two].")
            return []
        }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        guard let text = optionalText(key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let names = type.allCases.map(\.rawValue).joined(separator: ", ")
        report("'\(text)' is no \(key).", "Choose from: \(names).")
        return nil
    }

    /// The maps of a list, each read as a row.
    mutating func each<Value>(_ key: String, _ read: (inout NameRow) -> Value) -> [Value] {
        guard let value = value(key) else { return [] }
        guard case .list(let items) = value else {
            report("'\(key)' is a list.", "Write it like \(key): [{…}, {…}].")
            return []
        }
        var found: [Value] = []
        for item in items {
            guard case .map(let values) = item else {
                report("An entry of '\(key)' is a map.", "Write it like {says: …}.")
                continue
            }
            var entry = NameRow(row, values)
            found.append(read(&entry))
            entry.finish()
            problems += entry.problems
        }
        return found
    }

    /// Reports the keys that nobody asked for.
    mutating func finish() {
        for (key, _) in values where !known.contains(key) {
            report(
                "'\(key)' is not a key here.",
                "Known keys: \(known.sorted().joined(separator: ", ")).")
        }
    }
}

extension NameRow {
    mutating func entry(_ kind: NameKind) -> NameEntry {
        let id = text("id")
        let name = text("name")
        let names = texts("names") + texts("brands") + texts("brands-read")
        let ask = optionalText("ask")
        let isMeasured = optionalText("measured") == "true"
        let answers = each("answers") { $0.answer() }
        return NameEntry(
            kind: kind, id: id, name: name, names: names, words: texts("words"),
            purpose: optionalText("for") ?? "", planned: texts("plans"),
            question: ask.map { NameQuestion(ask: $0, answers: answers, isMeasured: isMeasured) },
            note: optionalText("note"), mark: text("mark"))
    }

    private mutating func answer() -> NameQuestion.Answer {
        let days = optionalText("days-ago").map { text in
            text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        }
        if let days, days.count != 2 || days[0] > days[1] {
            report("'days-ago' is two figures, the lower first.", "Write it like 0-365.")
        }
        return NameQuestion.Answer(
            says: text("says"), words: texts("words"), entry: optionalText("entry"),
            daysAgo: days.flatMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil })
    }

    mutating func reaction() -> AllergyReaction {
        AllergyReaction(
            id: text("id"), name: text("name"), names: texts("names"),
            nature: choice("nature", AllergyReaction.Nature.self) ?? .allergy,
            onlyAfter: Set(texts("only-after").map(factWord)), severity: text("severity"),
            meaning: text("meaning"),
            implies: each("implies") {
                .init(after: $0.text("after"), condition: $0.text("condition"))
            })
    }

    mutating func ambiguous() -> AmbiguousName {
        AmbiguousName(
            kind: choice("of", NameKind.self) ?? .medicine, said: text("said"),
            couldBe: texts("could-be"), question: text("ask"), words: texts("words"),
            fact: namedFact())
    }

    private mutating func namedFact() -> NamedFact? {
        let counts = optionalText("number")
        if let told = choice("particular", NamedFact.Particular.self) { return .particular(told) }
        guard let text = optionalText("fact") else { return nil }
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 { return .value(of: parts[0], parts[1]) }
        guard let counts else {
            report("'\(text)' gives no value.", "Write fact: pregnant=yes, or what number: it is.")
            return nil
        }
        return .number(of: text, counts: counts)
    }

    /// What people say for one sign of a red flag.
    mutating func signs() -> [AmbiguousName] {
        let sign = ToldSign(question: text("question"), old: texts("old"))
        let said = texts("said")
        if said.isEmpty { report("'said' is empty.", "Write what people say: said: [foot drop].") }
        return said.map {
            AmbiguousName(
                kind: .condition, said: $0, couldBe: [],
                question: "Is it new? It is a sign of a red flag, which the screening asks for.",
                sign: sign)
        }
    }

    mutating func confusable() -> ConfusablePair {
        ConfusablePair(
            kind: choice("of", NameKind.self) ?? .medicine, first: text("first"),
            second: text("second"), evidence: text("evidence"))
    }

    mutating func wording() -> NameWording {
        NameWording(
            kind: choice("of", NameKind.self),
            role: choice("role", NameWording.Role.self) ?? .ignored,
            words: texts("words"))
    }
}
