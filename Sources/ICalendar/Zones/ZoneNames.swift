/// The IANA names that a TZID may stand for.
enum ZoneNames {
    /// In order of trust; the TZID itself first. Never empty strings.
    ///
    /// - Outlook and Exchange write Windows names: `W. Europe Standard Time`, `tzone://Microsoft/Utc`.
    /// - Thunderbird, Evolution and others put a prefix before the IANA name:
    ///   `/mozilla.org/20050126_1/Europe/London`, `/freeassociation.sourceforge.net/Europe/London`.
    /// - Apple and Google write IANA names, at times in quotes or with blanks at the ends.
    static func candidates(_ tzid: String) -> [String] {
        let name = trimmed(tzid)
        guard !name.isEmpty else { return [] }
        var found = [name]
        if let windows = WindowsZones.names[name] ?? windowsIgnoringCase(name) {
            found.append(windows)
        }
        let parts = name.split(separator: "/").map(String.init)
        if parts.count > 1 {
            for count in stride(from: min(3, parts.count - 1), through: 1, by: -1) {
                found.append(parts.suffix(count).joined(separator: "/"))
            }
        }
        if isUTC(name) || parts.last.map(isUTC) ?? false { found.append("Etc/UTC") }
        return found.filter(isPlausible)
    }

    /// Whether the system may be asked for it: no path that leads elsewhere.
    private static func isPlausible(_ name: String) -> Bool {
        name.utf8.count <= 64 && name.utf8.first != UInt8(ascii: "/") && name.utf8.first != 46
            && name.utf8.allSatisfy {
                (48...57).contains($0) || (97...122).contains($0 | 0x20) || "/_+-".utf8.contains($0)
            }
    }

    static func isUTC(_ name: String) -> Bool {
        ["UTC", "GMT", "Z", "UCT", "ZULU", "UNIVERSAL"].contains(name.uppercased())
    }

    private static func windowsIgnoringCase(_ name: String) -> String? {
        let lower = name.lowercased()
        guard lower.hasSuffix("time") else { return nil }
        return WindowsZones.names.first { $0.key.lowercased() == lower }?.value
    }

    /// Without blanks and quotes at its ends.
    private static func trimmed(_ text: String) -> String {
        let isOuter: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let start = text.drop(while: isOuter)
        guard let last = start.lastIndex(where: { !isOuter($0) }) else { return "" }
        return String(start[...last])
    }
}
