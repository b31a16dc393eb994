/// Addresses that a calendar may hold: never one that runs something or reads a file.
enum Link {
    private static let schemes = ["http:", "https:", "tel:", "geo:", "mailto:"]

    static func check(_ text: String) throws(ICalendarError) {
        let lower = text.lowercased()
        guard schemes.contains(where: { lower.hasPrefix($0) }),
            text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") })
        else { throw .notALink(text) }
    }
}
