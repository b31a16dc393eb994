/// An element of an XML document with its names resolved (Namespaces in XML 1.0).
package struct Markup: Hashable, Sendable {
    package struct Name: Hashable, Sendable {
        /// Empty for none.
        package var space: String
        package var local: String

        package init(_ space: String, _ local: String) {
            self.space = space
            self.local = local
        }

        /// A name of WebDAV (RFC 4918 section 21).
        package static func dav(_ local: String) -> Name { Name("DAV:", local) }
        /// A name of CalDAV (RFC 4791 section 14).
        package static func calDAV(_ local: String) -> Name {
            Name("urn:ietf:params:xml:ns:caldav", local)
        }
    }

    package var name: Name
    /// By their names as they are written; those that declare namespaces are left out.
    package var attributes: [String: String] = [:]
    package var children: [Markup] = []
    /// The element's own text, blanks kept.
    package var text = ""

    package init(_ name: Name) { self.name = name }

    package func first(_ name: Name) -> Markup? { children.first { $0.name == name } }
    package func all(_ name: Name) -> [Markup] { children.filter { $0.name == name } }

    /// Whether an element of this name stands anywhere within.
    package func holds(_ name: Name) -> Bool {
        children.contains { $0.name == name || $0.holds(name) }
    }

    /// The text without blanks at its ends.
    package var word: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        let start = text.drop(while: isBlank)
        let last = start.lastIndex { !isBlank($0) }
        return last.map { String(start[...$0]) } ?? ""
    }
}

/// Why a text is no XML that a server may send.
package struct MarkupError: Error, Hashable, Sendable {
    package var problem: String
    /// From 1.
    package var line: Int
}
