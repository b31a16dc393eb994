/// What a TZID may stand for.
enum ZoneNames {
    /// A zone by an IANA name.
    struct Candidate: Hashable {
        let name: String
        /// The offset that was written beside it, in seconds: the zone has it at times, or is not meant.
        var offset: Int?
    }

    /// A TZID as its letters, without escapes, and without blanks and quotes at its ends.
    static func text(_ tzid: String) -> String {
        let isOuter: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let letters =
            tzid.utf8.contains(UInt8(ascii: "\\"))
            ? TextValue.unescaped(Array(tzid.utf8)[...]) : tzid
        let start = letters.drop(while: isOuter)
        guard let last = start.lastIndex(where: { !isOuter($0) }) else { return "" }
        return String(start[...last])
    }

    /// That by which two spellings of one TZID are the same: no case, no slash before it.
    static func folded(_ tzid: String) -> String {
        String(text(tzid).drop { $0 == "/" }).lowercased()
    }

    /// In order of trust; the TZID itself first. Never empty strings.
    ///
    /// - Outlook and Exchange write Windows names: `W. Europe Standard Time`, `tzone://Microsoft/Utc`,
    ///   `(UTC-05:00) Eastern Time (US & Canada)`.
    /// - Thunderbird, Evolution and others put a prefix before the IANA name:
    ///   `/mozilla.org/20050126_1/Europe/London`, `/freeassociation.sourceforge.net/Europe/London`.
    /// - Some write a blank or a hyphen into it: `America/New York`, `US-Eastern`.
    static func candidates(_ tzid: String) -> [Candidate] {
        let name = text(tzid)
        guard !name.isEmpty else { return [] }
        let underscored = name.replacing(" ", with: "_")
        var found = [Candidate(name: underscored)]
        if let windows = windowsName(name) { found.append(Candidate(name: windows)) }
        if let shown = shownByWindows(name) { found.append(shown) }
        if !name.contains("/"), let hyphen = underscored.firstIndex(of: "-") {
            let rest = underscored[underscored.index(after: hyphen)...]
            found.append(Candidate(name: "\(underscored[..<hyphen])/\(rest)"))
        }
        let parts = partsBehindPrefix(underscored)
        for count in stride(from: min(3, parts.count), through: 1, by: -1) {
            found.append(Candidate(name: parts.suffix(count).joined(separator: "/")))
        }
        if isUTC(name) || parts.last.map(isUTC) ?? false {
            found.append(Candidate(name: "Etc/UTC"))
        }
        return found.filter { isPlausible($0.name) }
    }

    /// What follows the mark of whoever made the name; nothing where there is no such mark.
    private static func partsBehindPrefix(_ name: String) -> [String] {
        let parts = name.split(separator: "/").map(String.init)
        guard
            name.hasPrefix("/")
                || parts.first.map({ $0.contains(".") || $0.hasSuffix(":") }) ?? false
        else { return [] }
        return name.hasPrefix("/") && parts.first?.contains(".") != true
            ? parts : Array(parts.dropFirst())
    }

    /// Whether the system may be asked for it: no path that leads elsewhere, nor the zone of this computer.
    private static func isPlausible(_ name: String) -> Bool {
        name.utf8.count <= 64 && name.utf8.first != UInt8(ascii: "/") && name.utf8.first != 46
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (97...122).contains($0 | 0x20) || "/_+-".utf8.contains($0)
            } && !["localtime", "posixrules", "factory"].contains(name.lowercased())
    }

    static func isUTC(_ name: String) -> Bool {
        ["UTC", "GMT", "Z", "UCT", "ZULU", "UNIVERSAL"].contains(name.uppercased())
    }

    /// The IANA name of `W. Europe Standard Time`, and of `W. Europe Daylight Time`.
    private static func windowsName(_ name: String) -> String? {
        let lower = name.lowercased()
        return WindowsZones.lowercased[lower]
            ?? WindowsZones.lowercased[lower.replacing(" daylight time", with: " standard time")]
    }

    /// The zone of `(UTC-05:00) Eastern Time (US & Canada)`; names of places alone are not enough.
    private static func shownByWindows(_ name: String) -> Candidate? {
        var rest = name.lowercased().replacing(" / ", with: ", ")
            .replacing("us and canada", with: "us & canada")[...]
        var offset: Int?
        if rest.hasPrefix("("), let end = rest.firstIndex(of: ")") {
            guard let read = self.offset(String(rest[rest.startIndex...end].dropFirst().dropLast()))
            else { return nil }
            offset = read
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        guard offset != nil || rest.contains(" time ("),
            let windows = WindowsDisplayNames.names[String(rest)],
            let zone = WindowsZones.names[windows]
        else { return nil }
        return Candidate(name: zone, offset: offset)
    }

    /// The seconds to the east of UTC that a name itself says: `GMT-0500`, `UTC+01:00`, `+0100`, `UTC`; `nil` for
    /// `GMT+5`, by which some mean the west.
    static func offset(_ tzid: String) -> Int? {
        let name = text(tzid).uppercased()
        if isUTC(name) { return 0 }
        let mark = ["UTC", "GMT"].first { name.hasPrefix($0) }
        let digits = name.dropFirst(mark?.count ?? 0).filter { $0 != " " }.replacing(".", with: ":")
        guard let sign = digits.first, sign == "+" || sign == "-" else { return nil }
        if let whole = try? Stamp.offset(parsing: digits) {
            return abs(whole) <= 14 * 3600 ? whole : nil
        }
        guard mark == "UTC", let hours = Int(digits), abs(hours) <= 14 else { return nil }
        return hours * 3600
    }
}
