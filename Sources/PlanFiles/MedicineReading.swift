import PlanTree
import Planner

extension Entry {
    func medicine() -> Medicine {
        let amount = numbers("amount", 0...100_000)
        let unit = text("unit")
        let rhythm = inside("rhythm") {
            $0.medicineRhythm(amount: amount ?? 1...1, unit: unit)
        }
        var medicine = Medicine(
            id: identifier(), name: text("name"), classes: texts("classes", required: true),
            route: text("route"), legal: text("legal"), amount: amount, unit: unit,
            rhythm: rhythm ?? .unread, maxPerDose: optionalNumber("max-per-dose", 0...100_000),
            maxPerDay: limits("max-per-day"), maxPerDayUnit: text("max-per-day-unit"),
            maxPerPeriod: each("max-per-period") {
                PeriodLimit(
                    days: $0.integer("days", 2...3_650), amount: $0.number("amount", 0...100_000),
                    evidence: $0.evidence())
            },
            courseDays: limits("course-days"), reviewDay: optionalInteger("review-day", 1...3_650),
            stopRule: text("stop-rule"), notes: optionalText("notes") ?? "",
            specialistOnly: flag("specialist-only"),
            evidence: statements("evidence", required: true))
        medicine.byWeight = each("by-weight") {
            DoseByWeight(
                below: $0.number("below-kg", 20...400),
                amount: $0.numbers("amount", 0...100_000) ?? 0...0,
                maxPerDay: $0.number("max-per-day", 0...100_000), evidence: $0.evidence())
        }
        medicine.taper = inside("taper", required: false) {
            Medicine.Taper(afterDays: $0.integer("after-days", 1...365), evidence: $0.evidence())
        }
        if rhythm != nil, let problem = medicine.problem(with: medicine.rhythm.usual) {
            place.report(
                "The usual dose breaks a limit: \(problem).",
                "Correct 'amount', 'rhythm' or the limit.")
        }
        return medicine
    }

    /// Limits by name: a figure, two figures, or words.
    private func limits(_ key: String) -> [Medicine.Limit] {
        guard let place = value(key, required: false) else { return [] }
        guard let mapping = place.node.mapping else {
            place.report("'\(key)' is a map.", "Write its parts as 'name: figure' lines.")
            return []
        }
        return mapping.compactMap { name, node in
            limit(name.text ?? "", place.with(node))
        }
    }

    private func limit(_ name: String, _ place: Place) -> Medicine.Limit? {
        let figures = 0.0...100_000
        if place.node.sequence != nil {
            return place.pair("'\(name)'", figures).map { .init(name: name, amount: $0) }
        }
        if place.node.text != nil, place.node.plainText.flatMap(Double.init) == nil {
            return place.text("'\(name)'").map { .init(name: name, amount: nil, words: $0) }
        }
        return place.number("'\(name)'", figures).map { .init(name: name, amount: $0...$0) }
    }
}
