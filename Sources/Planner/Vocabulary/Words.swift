/// A number with its noun: `1 minute`, `2 minutes`. Only for nouns whose plural adds an s.
package func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// A number without a needless fraction: `12` for 12.0.
package func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
}

/// A word as rules write it. Plan files write the id `naproxen-oral`, rules write `naproxen_oral`; both are
/// one word.
package func factWord(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "-")) else { return text }
    return String(text.map { $0 == "-" ? "_" : $0 })
}

extension String {
    /// The text as a sentence, with exactly one full stop, whether or not a plan file wrote it.
    package var withFullStop: String { withoutFullStop + "." }

    /// The text as part of a longer sentence, without a full stop at its end.
    package var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Letters to change, add or leave out between two words (Levenshtein); `Int.max` for a word that is longer
/// than `most`.
package func letterChanges<Letter: Equatable>(
    _ left: [Letter], _ right: [Letter], most: Int = .max
) -> Int {
    guard left.count <= most, right.count <= most else { return Int.max }
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let above = row[j + 1]
            row[j + 1] = Swift.min(diagonal + (a == b ? 0 : 1), above + 1, row[j] + 1)
            diagonal = above
        }
    }
    return row[right.count]
}
