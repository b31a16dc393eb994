extension DAVRequest {
    private static let xml = Header("Content-Type", "application/xml; charset=utf-8")
    private static let calendar = Header("Content-Type", "text/calendar; charset=utf-8")

    /// Asks what a collection is (RFC 4918 section 9.1).
    static func kind(of path: String) -> DAVRequest { find(path, depth: 0, "<D:resourcetype/>") }

    /// Asks what a calendar takes (RFC 4791 section 5.2.3).
    static func components(of path: String) -> DAVRequest {
        find(path, depth: 0, "<C:supported-calendar-component-set/>")
    }

    /// Asks for the names and ETags of everything in a collection.
    static func list(_ path: String) -> DAVRequest {
        find(path, depth: 1, "<D:resourcetype/><D:getetag/>")
    }

    private static func find(_ path: String, depth: Int, _ properties: String) -> DAVRequest {
        let body = """
            <?xml version="1.0" encoding="utf-8"?>
            <D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>\(properties)</D:prop></D:propfind>
            """
        return DAVRequest(
            "PROPFIND", path, [Header("Depth", "\(depth)"), xml], body: Array(body.utf8))
    }

    /// Makes a calendar for events and, if asked for, tasks (RFC 4791 section 5.3.1).
    static func makeCalendar(_ path: String, name: String, withTasks: Bool) -> DAVRequest {
        let tasks = withTasks ? "<C:comp name=\"VTODO\"/>" : ""
        let body = """
            <?xml version="1.0" encoding="utf-8"?>
            <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>\
            <D:displayname>\(escaped(name))</D:displayname>\
            <C:supported-calendar-component-set><C:comp name="VEVENT"/>\(tasks)\
            </C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>
            """
        return DAVRequest("MKCALENDAR", path, [xml], body: Array(body.utf8))
    }

    /// Puts a resource only where there is none yet.
    static func create(_ path: String, _ body: [UInt8]) -> DAVRequest {
        DAVRequest("PUT", path, [calendar, Header("If-None-Match", "*")], body: body)
    }

    /// Puts a resource only in place of the one with this ETag.
    static func replace(_ path: String, _ etag: String, _ body: [UInt8]) -> DAVRequest {
        DAVRequest("PUT", path, [calendar, Header("If-Match", etag)], body: body)
    }

    /// Deletes a resource only if it has this ETag.
    static func delete(_ path: String, _ etag: String) -> DAVRequest {
        DAVRequest("DELETE", path, [Header("If-Match", etag)])
    }

    static func get(_ path: String) -> DAVRequest { DAVRequest("GET", path) }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
    }
}
