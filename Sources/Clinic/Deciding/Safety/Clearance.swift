package import CivilTime
package import Planner

/// Who said that a patient may be treated, or settled a flag, and when: a name and a date, both checked.
package struct Clearance: Hashable, Sendable, CustomStringConvertible {
    package let by: String
    package let day: Day

    package var description: String { "\(by), \(day)" }

    /// `text` is `Dr Lee, 2026-11-20`, or the name alone where `on` gives the date.
    ///
    /// - Throws: `ClearanceRefusal` where it names nobody, or `patient`, and where the date is missing, is none, is
    ///   still to come or is older than `rules` allow.
    package init(
        _ text: String, on date: String? = nil, of patient: Patient, today: Day,
        _ rules: ClearanceRules
    ) throws {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let told = date ?? (parts.count > 1 ? parts.last : nil)
        let name = (date == nil ? parts.dropLast(parts.count > 1 ? 1 : 0) : parts[...])
            .joined(separator: ",")
        guard let told else { throw ClearanceRefusal.undated(said: text) }
        by = try Self.name(name, patient, rules)
        day = try Day(telling: told.trimmed, today: today)
        guard day <= today else { throw ClearanceRefusal.stillToCome(day) }
        guard today - day <= rules.days else {
            throw ClearanceRefusal.old(day, days: today - day, allowed: rules.days)
        }
    }

    /// One to five words of letters: a person, not a remark.
    private static func name(
        _ text: String, _ patient: Patient, _ rules: ClearanceRules
    ) throws(ClearanceRefusal) -> String {
        let name = text.trimmed
        let words = name.split(separator: " ")
        let isPlain = name.allSatisfy { $0.isLetter || " .-'’".contains($0) }
        guard isPlain, (1...5).contains(words.count), words.contains(where: { $0.count > 1 }) else {
            throw .noName(said: name)
        }
        guard rules.isPerson(name, otherThan: patient.name) else {
            throw .noClinician(said: name)
        }
        return name
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
