import Foundation
import Planner

/// Reads what people write into checked values.
enum Text {
    /// One line as it is kept: without what nobody sees, letters and their marks composed (NFC).
    static func line(_ text: String) -> String {
        text.plainLine.precomposedStringWithCanonicalMapping
    }

    /// A note as it is kept, which may have several lines; `nil` where it says nothing.
    static func note(_ text: String?) -> String? {
        guard let note = text?.plainLines.precomposedStringWithCanonicalMapping, !note.isEmpty
        else { return nil }
        return note
    }

    /// A name of 1 to 500 characters, of which one is seen.
    static func name(_ text: String, of noun: InputRefusal.Noun) throws(InputRefusal) -> String {
        let name = line(text)
        guard name.count <= 500, name.isSeen else { throw .noName(of: noun) }
        return name
    }

    /// What else is told in words, such as a telephone number: 1 to 500 characters, of which one is seen.
    static func words(_ text: String, of noun: InputRefusal.Noun) throws(InputRefusal) -> String {
        let words = line(text)
        guard words.count <= 500, words.isSeen else { throw .noWords(of: noun) }
        return words
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
    static func mailAddress(_ told: String) throws(InputRefusal) -> String {
        let text = line(told)
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>,;:\\".utf8.contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, parts[1].isHost, isPlain, text.utf8.count <= 254
        else { throw .noMailAddress(text) }
        return text
    }

    /// `https://meet.example.org/hill-street`; only what can stand in a calendar as an address.
    static func webAddress(_ told: String) throws(InputRefusal) -> String {
        let text = line(told)
        let rest = ["https://", "http://"].first(where: text.lowercased().hasPrefix)
            .map { text.dropFirst($0.count) }
        let host = rest?.prefix { !"/?#:".contains($0) }
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>\\".utf8.contains($0) }
        guard host?.isHost == true, isPlain, text.utf8.count <= 500 else {
            throw .noWebAddress(text)
        }
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

extension String {
    /// Whether there is more to see than a blank.
    fileprivate var isSeen: Bool {
        unicodeScalars.contains { !$0.properties.isWhitespace && $0 != "\u{2800}" }
    }
}

extension Substring {
    /// Labels with dots between them, of which none is empty.
    fileprivate var isHost: Bool {
        let labels = split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && !labels.contains { $0.isEmpty }
    }
}
