/// An XML element, with its names resolved (Namespaces in XML 1.0).
package struct Markup: Hashable, Sendable {
    /// The name of an element, and the namespace that it comes from.
    package struct Name: Hashable, Sendable {
        /// The URI of the namespace; empty for none.
        package var space: String
        /// The name without its prefix.
        package var local: String

        package init(_ space: String, _ local: String) {
            self.space = space
            self.local = local
        }

        /// A name in the namespace of WebDAV (RFC 4918 section 21).
        package static func dav(_ local: String) -> Name { Name("DAV:", local) }
        /// A name in the namespace of CalDAV (RFC 4791 section 14).
        package static func calDAV(_ local: String) -> Name {
            Name("urn:ietf:params:xml:ns:caldav", local)
        }
    }

    package var name: Name
    /// Values by their names, with prefixes as written. Those that declare namespaces are left out.
    package var attributes: [String: String] = [:]
    /// The elements directly inside, in order.
    package var children: [Markup] = []
    /// The text directly inside, with its blanks.
    package var text = ""

    /// An empty element.
    package init(_ name: Name) { self.name = name }

    /// The first child of this name.
    package func first(_ name: Name) -> Markup? { children.first { $0.name == name } }
    /// The children of this name, in order.
    package func all(_ name: Name) -> [Markup] { children.filter { $0.name == name } }

    /// Whether an element of this name is anywhere inside.
    package func holds(_ name: Name) -> Bool {
        children.contains { $0.name == name || $0.holds(name) }
    }

    /// The text directly inside, without blanks at its ends.
    package var word: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        let start = text.drop(while: isBlank)
        let last = start.lastIndex { !isBlank($0) }
        return last.map { String(start[...$0]) } ?? ""
    }
}

/// Why an answer is not XML that can be read.
package struct MarkupError: Error, Hashable, Sendable {
    /// What is wrong, as part of a sentence.
    package var problem: String
    /// Where, as a line of the answer, from 1.
    package var line: Int
}
