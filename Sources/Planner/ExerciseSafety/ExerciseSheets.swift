import CivilTime

/// What a phase says of itself to the rules about exercises.
package struct PhaseFacts: Hashable, Sendable {
    /// Whether it prescribes walking or another aerobic exercise.
    package var walks = false
    /// Whether it prescribes a vigorous exercise.
    package var isVigorous = false
    /// Whether it prescribes repeated movements in one direction.
    package var hasRepeatedMovement = false
    /// Ids of the patient's red flags that are open.
    package var openFlags: Set<String> = []

    /// A phase without exercises.
    package init() {}

    /// A phase with these exercises, as they are prescribed.
    package init(_ uses: [ExerciseUse], _ catalog: Catalog, openFlags: Set<String> = []) {
        walks = uses.contains { catalog.isAerobic($0.id) }
        isVigorous = uses.contains { !$0.tags.isDisjoint(with: ["vigorous", "interval-near-max"]) }
        hasRepeatedMovement = uses.contains { $0.id == "repeated-movement" }
        self.openFlags = openFlags
    }
}

extension PlanFacts {
    /// What is known for the exercises of some days, which are counted from the day of the facts.
    ///
    /// One sheet for the first of the days and one for the last, as weeks of a pregnancy or after an
    /// operation go on; and each with and without the facts that are due to be asked for again.
    package func exerciseSheets(
        _ cause: String, on days: ClosedRange<Int>, _ catalog: Catalog, _ phase: PhaseFacts
    ) -> [FactSheet] {
        let growing = catalog.facts.filter { fact in
            guard fact.grows != nil || fact.weeksSince != nil else { return false }
            return sheet[number: fact.name] != nil
        }
        let stale = stale(catalog)
        var sheets: [FactSheet] = []
        // Weeks after an operation that nobody has dated are counted from the day of the facts.
        let isStill = growing.isEmpty && !sheet.hasUndatedOperation(in: cause)
        let ends = isStill ? [days.lowerBound] : [days.lowerBound, days.upperBound]
        for day in Set(ends).sorted() {
            for forgotten in stale.isEmpty ? [[]] : [[], stale] {
                var sheet = sheet
                for name in forgotten { sheet[name] = nil }
                sheet.grow(by: day, growing)
                sheet.place(in: cause, phase)
                sheet["precautions_hold"] = precautionsHold(on: day).map { .flag($0) }
                sheets += sheet.withOperation(in: cause, day: day)
            }
        }
        let closed = sheets.map { $0.closed(under: ontology, planned: true) }
        return closed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whether the surgeon's own last day of precautions is not over, some days from that of these facts; `nil`
    /// where no such day is on record.
    private func precautionsHold(on day: Int) -> Bool? {
        guard let today, let text = recorded["precautions_until"]?.value,
            let last = try? Day(parsing: text)
        else { return nil }
        return today + day <= last
    }

    /// Facts recorded so long ago that they are asked for again.
    private func stale(_ catalog: Catalog) -> [String] {
        guard let today else { return [] }
        return recorded.keys.sorted().filter { name in
            guard let fact = catalog.fact(name), fact.grows == nil, let told = recorded[name] else {
                return false
            }
            return fact.staleDays(told, on: today) != nil
        }
    }
}

extension FactSheet {
    /// Values that rise with time, some days on.
    mutating func grow(by days: Int, _ facts: [Fact]) {
        guard days > 0 else { return }
        for fact in facts {
            guard case .number(let value) = self[fact.name] else { continue }
            let rise = Double(days) / (fact.grows ?? .weeks).days
            self[fact.name] = .number(min(value + rise, fact.range?.upperBound ?? .infinity))
        }
        for fact in facts { end(fact) }
    }

    /// What the plan itself says.
    fileprivate mutating func place(in cause: String, _ phase: PhaseFacts) {
        self["cause"] = .text(factWord(cause))
        self["phase_has_walking"] = .flag(phase.walks)
        self["vigorous_in_plan"] = .flag(phase.isVigorous)
        self["phase_has_repeated_movement"] = .flag(phase.hasRepeatedMovement)
        for (fact, flag) in [
            ("red_flag_ces", "ces"), ("red_flag_neuro", "neuro-prog"), ("red_flag_dvt", "dvt-pe"),
        ] {
            self[fact] = .flag(phase.openFlags.contains(flag))
        }
    }

    /// After an operation that nobody has dated, also as if it had been on the day of the facts, which is the
    /// latest it can have been and the stricter answer of every rule.
    fileprivate func withOperation(in cause: String, day: Int) -> [FactSheet] {
        guard let operation = operation(in: cause) else { return [self] }
        var sheet = self
        sheet["operation"] = operation
        guard hasUndatedOperation(in: cause) else { return [sheet] }
        sheet["weeks_since_operation"] = nil
        var latest = sheet
        latest["weeks_since_operation"] = .number(Double(day) / 7)
        return [sheet, latest]
    }

    fileprivate func hasUndatedOperation(in cause: String) -> Bool {
        guard self[number: "weeks_since_operation"] == nil, operation(in: cause) != nil else {
            return false
        }
        // That there was no operation can be wrong only if a recorded word says so.
        return self["weeks_since_operation"] == nil || isAfterHipReplacement
    }

    /// What was recorded, unless a recent hip replacement is recorded elsewhere; for the plan after a hip
    /// replacement, that one.
    private func operation(in cause: String) -> FactValue? {
        let replacement = FactValue.text(factWord("hip-replacement"))
        if let told = self["operation"] {
            guard told == .text("none") else { return told }
            return isAfterHipReplacement ? replacement : nil
        }
        return isAfterHipReplacement || cause == "hip-replacement-rehabilitation"
            ? replacement : nil
    }

    private var isAfterHipReplacement: Bool {
        guard case .set(let words) = self["conditions"] else { return false }
        return words.members.isSuperset(of: ["hip_replacement", "recent_hip_surgery"])
    }
}
