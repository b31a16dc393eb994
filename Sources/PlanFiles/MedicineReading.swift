import Planner
import Yams

extension Entry {
    func medicine() -> Medicine {
        Medicine(
            id: identifier(), name: text("name"), classes: texts("classes", required: true),
            route: text("route"), legal: text("legal"), amount: numbers("amount", 0...100_000),
            unit: text("unit"), timesPerDay: range("times-per-day", 1...24),
            minIntervalHours: optionalNumber("min-interval-hours", 0...10_000),
            maxPerDay: limits("max-per-day"), maxPerDayUnit: text("max-per-day-unit"),
            clockTimes: texts("clock-times"), courseDays: limits("course-days"),
            reviewDay: optionalInteger("review-day", 1...3_650), stopRule: text("stop-rule"),
            notes: optionalText("notes") ?? "", specialistOnly: flag("specialist-only"),
            withFood: optionalText("with-food"), asNeeded: flag("as-needed"),
            evidence: statements("evidence", required: true))
    }

    /// Limits by name: a figure, two figures, or words.
    private func limits(_ key: String) -> [Medicine.Limit] {
        guard let place = value(key, required: false) else { return [] }
        guard let mapping = place.node.mapping else {
            place.report("'\(key)' is a map.", "Write its parts as 'name: figure' lines.")
            return []
        }
        return mapping.compactMap { name, node in
            limit(name.scalar?.string ?? "", place.with(node))
        }
    }

    private func limit(_ name: String, _ place: Place) -> Medicine.Limit? {
        let figures = 0.0...100_000
        if place.node.sequence != nil {
            return place.pair("'\(name)'", figures).map { .init(name: name, amount: $0) }
        }
        if let scalar = place.node.scalar, Double(scalar.string) == nil || scalar.style != .plain {
            return place.text("'\(name)'").map { .init(name: name, amount: nil, words: $0) }
        }
        return place.number("'\(name)'", figures).map { .init(name: name, amount: $0...$0) }
    }
}
