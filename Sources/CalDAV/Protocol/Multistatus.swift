/// The answer 207 to a PROPFIND (RFC 4918 section 13).
struct Multistatus {
    struct Resource {
        /// In canonical form.
        var path: String
        var etag: String?
        var isCollection: Bool
        var isCalendar: Bool
        /// `VEVENT` and its like; `nil` unless it is a calendar that says what it takes.
        var components: Set<String>?
    }

    let resources: [Resource]

    init(_ body: [UInt8]) throws(MarkupError) {
        let root = try MarkupReader.read(body)
        guard root.name == .dav("multistatus") else {
            throw MarkupError(problem: "no multistatus", line: 1)
        }
        resources = root.all(.dav("response")).compactMap(Self.resource)
    }

    /// `nil` for a resource that is not there, or whose path cannot be one.
    private static func resource(_ response: Markup) -> Resource? {
        let status = response.first(.dav("status")).flatMap { code($0.word) }
        guard status.map({ (200..<300).contains($0) }) ?? true,
            let href = response.first(.dav("href")), let path = URLPath.path(of: href.word)
        else { return nil }
        let found = response.all(.dav("propstat"))
            .filter { $0.first(.dav("status")).flatMap { code($0.word) } == 200 }
            .flatMap { $0.all(.dav("prop")) }.flatMap(\.children)
        let kind = found.first { $0.name == .dav("resourcetype") }
        let etag = found.first { $0.name == .dav("getetag") }.map { ETag.strong($0.word) }
        return Resource(
            path: path, etag: etag.flatMap { $0.isEmpty ? nil : $0 },
            isCollection: kind?.first(.dav("collection")) != nil,
            isCalendar: kind?.first(.calDAV("calendar")) != nil,
            components: found.first { $0.name == .calDAV("supported-calendar-component-set") }
                .map {
                    Set($0.all(.calDAV("comp")).compactMap { $0.attributes["name"]?.uppercased() })
                })
    }

    /// The 200 of `HTTP/1.1 200 OK`.
    private static func code(_ line: String) -> Int? {
        let words = line.split(separator: " ")
        return words.count > 1 ? Int(words[1]) : nil
    }
}

enum ETag {
    /// The ETag without a mark of weakness. Calendars have strong ETags (RFC 4791 section 5.3.4), but a proxy
    /// that packs answers marks them as weak, and a weak one never matches.
    static func strong(_ etag: String) -> String {
        etag.hasPrefix("W/\"") ? String(etag.dropFirst(2)) : etag
    }
}
