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
