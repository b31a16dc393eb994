import Planner

/// Reads what people write into checked values.
enum Text {
    /// A name of 1 to 500 characters, kept as written but for blanks at both ends.
    static func name(_ text: String, of noun: InputRefusal.Noun) throws(InputRefusal) -> String {
        var name = text[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        guard !name.isEmpty, name.count <= 500, !name.unicodeScalars.contains("\0") else {
            throw .noName(of: noun)
        }
        return String(name)
    }

    /// Why something is done, in words: a letter, a sign, and the placeholder of a printed way out say nothing.
    static func reason(_ text: String) throws(InputRefusal) -> String {
        let reason = (try? name(text, of: .record)) ?? ""
        guard reason.count(where: \.isLetter) > 1, reason.uppercased() != "WHY" else {
            throw .noReason(reason)
        }
        return reason
    }

    /// `anna@example.org`; only what can stand in a calendar as an address.
    static func mailAddress(_ text: String) throws(InputRefusal) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>,;:\\".utf8.contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), isPlain,
            text.utf8.count <= 254
        else { throw .noMailAddress(text) }
        return text
    }

    static func range(
        _ number: Int, _ range: ClosedRange<Int>, _ quantity: InputRefusal.Quantity
    ) throws(InputRefusal) -> Int {
        guard range.contains(number) else { throw .implausible(quantity, .whole(number, range)) }
        return number
    }

    static func range(
        _ number: Double, _ range: ClosedRange<Double>, _ quantity: InputRefusal.Quantity
    ) throws(InputRefusal) -> Double {
        guard range.contains(number) else { throw .implausible(quantity, .decimal(number, range)) }
        return number
    }
}

/// Words that were perhaps meant.
enum Suggestions {
    /// The nearest three, nearest first.
    static func nearest(_ word: String, among words: [String]) -> [String] {
        words.map { (letterChanges(Array(word), Array($0)), $0) }.sorted {
            ($0.0, $0.1) < ($1.0, $1.1)
        }
        .prefix(3).map(\.1)
    }
}
