/// Where a calendar is kept on a server: an HTTP URL in one form, without credentials.
package struct CollectionAddress: Hashable, Sendable, CustomStringConvertible {
    /// Whether it is https.
    package let isSecure: Bool
    /// In lower case; an IPv6 address in brackets.
    package let host: String
    /// `nil` for the usual port, 443 or 80.
    package let port: Int?
    /// In the form of `URLPath.canonical`; begins and ends with a slash.
    package let path: String

    /// The whole URL.
    package var description: String { origin + path }
    /// Scheme, host and port, without a slash at the end.
    package var origin: String {
        (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "")
    }

    /// Whether the server is this machine, so that nothing goes over a network.
    package var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return host == "localhost" || host == "[::1]"
            || parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Reads an http or https URL. A slash is added where the path does not end with one.
    ///
    /// - Throws: `AddressError`, which holds nothing of the text, so that it cannot show a password.
    package init(parsing text: String) throws(AddressError) {
        guard let (isSecure, rest) = Self.scheme(of: text) else { throw .notAURL }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard !rest.contains("@") || !rest[..<slash].contains("@") else { throw .credentials }
        guard !rest.contains("?"), !rest.contains("#") else { throw .query }
        guard let (host, port) = Self.host(in: String(rest[..<slash])) else { throw .host }
        let told = slash == rest.endIndex ? "/" : String(rest[slash...])
        guard let path = URLPath.canonical(told.hasSuffix("/") ? told : told + "/"),
            !path.contains("//")
        else { throw .path }
        self.isSecure = isSecure
        self.host = host
        self.port = port == (isSecure ? 443 : 80) ? nil : port
        self.path = path
    }

    private static func scheme(of text: String) -> (isSecure: Bool, rest: Substring)? {
        let lower = text.prefix(8).lowercased()
        if lower.hasPrefix("https://") { return (true, text.dropFirst(8)) }
        if lower.hasPrefix("http://") { return (false, text.dropFirst(7)) }
        return nil
    }

    private static func host(in authority: String) -> (host: String, port: Int?)? {
        let end =
            authority.hasPrefix("[")
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) }
            : authority.firstIndex(of: ":") ?? authority.endIndex
        guard let end else { return nil }
        let host = authority[..<end].lowercased()
        let rest = authority[end...]
        let isIPv6 = host.hasPrefix("[")
        let isSound = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
            case 0x3A, 0x5B, 0x5D: isIPv6
            default: false
            }
        }
        guard isSound, !host.isEmpty else { return nil }
        guard !rest.isEmpty else { return (host, nil) }
        guard rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
        return (host, Int(port))
    }
}

/// Why a text is not the address of a calendar.
package enum AddressError: Error, Hashable, Sendable {
    /// It begins with neither https:// nor http://.
    case notAURL
    /// It holds a user or a password, which logs and lists of processes would show.
    case credentials
    /// It holds a `?` or a `#`.
    case query
    /// The host or the port cannot be one.
    case host
    /// The path has two slashes in a row, or is not what `URLPath.canonical` takes.
    case path

    /// What is wrong, as a sentence.
    package var problem: String {
        switch self {
        case .notAURL: "The address of the calendar begins with neither https:// nor http://."
        case .credentials: "The address of the calendar holds a user or a password."
        case .query: "The address of the calendar holds a '?' or a '#'."
        case .host: "The address of the calendar names no host that can be one."
        case .path: "The address of the calendar holds a path that can be none."
        }
    }

    /// What to do next, as a sentence.
    package var remedy: String {
        switch self {
        case .credentials:
            "Leave them out: they are said beside it."
        default: "Write it like https://dav.example.org/calendars/jo/physio/."
        }
    }
}
