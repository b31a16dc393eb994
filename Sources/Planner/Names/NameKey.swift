/// A name as it is compared: lower case; accents, apostrophes and full stops left out; every other sign
/// one space.
package struct NameKey: Hashable, Sendable {
    package let text: String

    package init(_ name: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars { Self.append(scalar, to: &bytes) }
        if bytes.last == Self.space { bytes.removeLast() }
        text = String(decoding: bytes, as: UTF8.self)
    }

    init(joining words: some Sequence<String>) { text = words.joined(separator: " ") }

    package var words: [String] { text.split(separator: " ").map(String.init) }

    /// `zorbax-forte`.
    package var slug: String { String(text.map { $0 == " " ? "-" : $0 }) }

    private static let space = UInt8(ascii: " ")

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "a"..."z", "0"..."9", "#": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case "A"..."Z": bytes.append(UInt8(truncatingIfNeeded: scalar.value) + 32)
        case "'", "’", "‘", "ʼ", "`", "´", ".": break
        case "\u{300}"..."\u{36F}": break
        case "&": append(word: "and", to: &bytes)
        default: appendRare(scalar, to: &bytes)
        }
    }

    private static func appendRare(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if let letters = unaccented[scalar] {
            bytes += Array(letters.utf8)
        } else if scalar.value > 127, scalar.properties.isAlphabetic {
            bytes += Array(scalar.properties.lowercaseMapping.utf8)
        } else if let last = bytes.last, last != space {
            bytes.append(space)
        }
    }

    private static func append(word: String, to bytes: inout [UInt8]) {
        if let last = bytes.last, last != space { bytes.append(space) }
        bytes += Array(word.utf8)
        bytes.append(space)
    }

    private static let unaccented: [Unicode.Scalar: String] = {
        let letters: KeyValuePairs = [
            "a": "àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "c": "çćĉċčÇĆĈĊČ", "d": "ďđðĎĐÐ", "e": "èéêëēĕėęěÈÉÊËĒĔĖĘĚ",
            "g": "ĝğġģĜĞĠĢ", "h": "ĥħĤĦ", "i": "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ", "j": "ĵĴ", "k": "ķĶ",
            "l": "ĺļľŀłĹĻĽĿŁ", "n": "ñńņňÑŃŅŇ", "o": "òóôõöøōŏőÒÓÔÕÖØŌŎŐ", "r": "ŕŗřŔŖŘ",
            "s": "śŝşšșŚŜŞŠȘ", "t": "ţťŧțŢŤŦȚ", "u": "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ", "w": "ŵŴ",
            "y": "ýÿŷÝŸŶ", "z": "źżžŹŻŽ", "ae": "æÆ", "oe": "œŒ", "ss": "ßẞ", "th": "þÞ",
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, accented) in letters {
            for scalar in accented.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}

/// Letters to change, add, leave out or swap with their neighbour between two words.
enum LetterDistance {
    /// `nil` where it is more than `limit`.
    static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var before: [Int] = []
        var row = Array(0...right.count)
        for i in left.indices {
            var next = [i + 1]
            next.reserveCapacity(right.count + 1)
            for j in right.indices {
                var best = min(
                    row[j + 1] + 1, next[j] + 1, row[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, before[j - 1] + 1)
                }
                next.append(best)
            }
            guard (next.min() ?? 0) <= limit else { return nil }
            before = row
            row = next
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }

    /// Which letters a word holds, a bit each: two words within `n` letters differ in `2n` bits at most.
    static func letters(of word: [UInt8]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
