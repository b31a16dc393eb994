package import CivilTime
import Planner

/// Who said that a patient may be treated, or settled a flag, and when: a name and a date, both checked.
package struct Clearance: Hashable, Sendable, CustomStringConvertible {
    package let by: String
    package let day: Day

    package var description: String { "\(by), \(day)" }

    /// `text` is `Dr Lee, 2026-11-20`, or the name alone where `on` gives the date.
    ///
    /// Throws a refusal where it is no name, no date, a date still to come, or older than `limit` days.
    package init(_ text: String, on date: String?, today: Day, limit: Int) throws {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let told = date ?? (parts.count > 1 ? parts.last : nil)
        let name = (date == nil ? parts.dropLast(parts.count > 1 ? 1 : 0) : parts[...])
            .joined(separator: ",")
        guard let told else {
            throw Self.failure("'\(text)' does not say when.")
        }
        by = try Self.name(name)
        day = try Day(telling: told.trimmed, today: today)
        guard day <= today else {
            throw Self.failure("\(day) is still to come: nobody can have decided it then.")
        }
        guard today - day <= limit else {
            throw Self.failure(
                "What was decided on \(day) is \(today - day) days old; \(limit) are allowed.",
                "Ask again, and tell the new date.")
        }
    }

    /// One to five words of letters: a person, not a remark.
    private static func name(_ text: String) throws -> String {
        let name = text.trimmed
        let words = name.split(separator: " ")
        let isPlain = name.allSatisfy { $0.isLetter || " .-'’".contains($0) }
        guard isPlain, (1...5).contains(words.count), words.contains(where: { $0.count > 1 }) else {
            throw failure("'\(name)' is no person's name.")
        }
        return name
    }

    private static func failure(
        _ problem: String,
        _ remedy: String =
            "Tell the name and the date: --cleared-by \"Dr Lee\" --cleared-on 2026-11-20,"
            + " or --cleared-by \"Dr Lee, 2026-11-20\"."
    ) -> Failure {
        Failure(.usage, problem, remedy: remedy)
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
