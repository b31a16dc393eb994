/// A name in the form in which names are compared: in lower case, without accents, apostrophes and full
/// stops, and with one space for every other sign.
package struct NameKey: Hashable, Sendable {
    /// The whole of it.
    package let text: String

    /// The form of a name in which it is compared with others.
    package init(_ name: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for scalar in name.unicodeScalars { Self.append(scalar, to: &bytes) }
        if bytes.last == Self.space { bytes.removeLast() }
        text = String(decoding: bytes, as: UTF8.self)
    }

    init(joining words: some Sequence<String>) { text = words.joined(separator: " ") }

    /// The parts between the spaces.
    package var words: [String] { text.split(separator: " ").map(String.init) }

    /// Without spaces, so that `co codamol` is `cocodamol`.
    var letters: [UInt8] { text.utf8.filter { $0 != Self.space } }

    /// With dashes in place of spaces: `zorbax-forte`.
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

/// How many letters have to be changed, added, left out or swapped with their neighbour to make one word
/// another.
enum LetterDistance {
    /// `nil` if the distance is more than `limit`.
    ///
    /// Two letters that change places count once, even if others were added or left out between them (Damerau
    /// 1964; the table is that of Lowrance and Wagner 1975).
    static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        let width = right.count + 2
        let far = left.count + right.count
        var cost = [Int](repeating: far, count: (left.count + 2) * width)
        for i in 0...left.count { cost[(i + 1) * width + 1] = i }
        for j in 0...right.count { cost[width + j + 1] = j }
        // The row in which a letter was last met in the left word.
        var lastRow = [Int](repeating: 0, count: 256)
        for i in 1...left.count {
            var lastColumn = 0
            for j in 1...right.count {
                let (row, column) = (lastRow[Int(right[j - 1])], lastColumn)
                let isSame = left[i - 1] == right[j - 1]
                if isSame { lastColumn = j }
                cost[(i + 1) * width + j + 1] = min(
                    cost[i * width + j] + (isSame ? 0 : 1),
                    min(cost[(i + 1) * width + j], cost[i * width + j + 1]) + 1,
                    cost[row * width + column] + (i - row) + (j - column) - 1)
            }
            lastRow[Int(left[i - 1])] = i
        }
        let distance = cost[(left.count + 1) * width + right.count + 1]
        return distance <= limit ? distance : nil
    }

    /// Which letters a word holds, a bit each: two words within `n` letters differ in `2n` bits at most.
    static func letters(of word: [UInt8]) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
