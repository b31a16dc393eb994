/// What each of several rules says of one sheet.
struct RuleTruths: Sendable {
    /// In the order of the rules.
    let truths: [Truth]
    /// What each waits for; empty where it waits for nothing.
    let missing: [[String]]
    private let sheet: FactSheet

    /// `earlier` is what the same rules said of a sheet that differs little; rules that ask for nothing that
    /// differs are not asked again.
    init(_ rules: [ExerciseRule], for sheet: FactSheet, after earlier: RuleTruths? = nil) {
        self.sheet = sheet
        let differing = earlier.map { sheet.differing(from: $0.sheet) }
        var truths: [Truth] = []
        var missing: [[String]] = []
        truths.reserveCapacity(rules.count)
        missing.reserveCapacity(rules.count)
        for place in rules.indices {
            if let earlier, let differing, earlier.truths.count == rules.count,
                rules[place].asked.isDisjoint(with: differing)
            {
                truths.append(earlier.truths[place])
                missing.append(earlier.missing[place])
                continue
            }
            let truth = rules[place].truth(for: sheet)
            truths.append(truth)
            missing.append(truth == .unknown ? rules[place].missing(in: sheet) : [])
        }
        self.truths = truths
        self.missing = missing
    }
}

extension FactSheet {
    /// Names of the facts whose values, or what they wait for, differ between two sheets.
    fileprivate func differing(from other: FactSheet) -> Set<String> {
        var names: Set<String> = []
        for (name, value) in values where other.values[name] != value { names.insert(name) }
        for name in other.values.keys where values[name] == nil { names.insert(name) }
        for name in Set(waiting.keys).union(other.waiting.keys)
        where waiting[name] != other.waiting[name] {
            names.insert(name)
        }
        // Weeks that are not known count by the pregnancy.
        if names.contains("pregnant") { names.insert("gestation_weeks") }
        return names
    }
}
