/// Reads an XML 1.0 document in UTF-8, strictly. What is not well formed is refused.
///
/// A document type is refused, too: answers of WebDAV have none, and one can make a small document very large
/// (RFC 4918 section 20.6).
package struct MarkupReader {
    /// How deep elements may be nested; answers of WebDAV need about ten.
    static let deepest = 64

    private var text: MarkupText

    /// The root element of a document.
    ///
    /// - Throws: `MarkupError` for what is not well formed, is not UTF-8, has a document type, or is nested
    ///   more than 64 deep.
    package static func read(_ bytes: [UInt8]) throws(MarkupError) -> Markup {
        var reader = MarkupReader(text: MarkupText(bytes))
        return try reader.document()
    }

    private mutating func document() throws(MarkupError) -> Markup {
        text.skip([0xEF, 0xBB, 0xBF])
        try skipBetween()
        let root = try element(spaces: ["xml": "http://www.w3.org/XML/1998/namespace"], depth: 1)
        try skipBetween()
        guard text.isAtEnd else { throw text.error("text after the last element") }
        return root
    }

    /// Skips blanks, comments and instructions.
    private mutating func skipBetween() throws(MarkupError) {
        while true {
            text.skipBlanks()
            if text.skip("<!--") {
                try text.skip(through: "-->")
            } else if text.skip("<?") {
                try text.skip(through: "?>")
            } else {
                return
            }
        }
    }

    private mutating func element(
        spaces: [String: String], depth: Int
    ) throws(MarkupError) -> Markup {
        guard depth <= Self.deepest else { throw text.error("elements too deep") }
        guard text.skip("<") else { throw text.error("no element where one must be") }
        let tag = try text.name()
        let start = try attributes(within: spaces)
        let spaces = start.spaces
        var element = Markup(try resolve(tag, spaces))
        element.attributes = start.others
        guard !start.isEmpty else { return element }
        var content: [UInt8] = []
        while !text.skip("</") {
            guard !text.isAtEnd else { throw text.error("no end of '\(tag)'") }
            if try part(of: &content) { continue }
            element.children.append(try self.element(spaces: spaces, depth: depth + 1))
        }
        guard try text.name() == tag else { throw text.error("no end of '\(tag)'") }
        text.skipBlanks()
        guard text.skip(">") else { throw text.error("no end of '\(tag)'") }
        element.text = try text.decoded(content)
        return element
    }

    /// Takes one piece of text, comment or instruction; false before an element.
    private mutating func part(of content: inout [UInt8]) throws(MarkupError) -> Bool {
        if text.skip("<!--") {
            try text.skip(through: "-->")
        } else if text.skip("<![CDATA[") {
            content += try text.take(through: "]]>")
        } else if text.skip("<?") {
            try text.skip(through: "?>")
        } else if text.skip("&") {
            content += try text.entity()
        } else {
            guard let byte = text.takeOther(than: UInt8(ascii: "<")) else { return false }
            content.append(byte)
        }
        return true
    }

    /// Reads to the end of a start tag: the namespaces that count inside, the other attributes, and whether
    /// the element is empty.
    private mutating func attributes(
        within spaces: [String: String]
    ) throws(MarkupError) -> (spaces: [String: String], others: [String: String], isEmpty: Bool) {
        var spaces = spaces
        var others: [String: String] = [:]
        while true {
            text.skipBlanks()
            if text.skip("/>") { return (spaces, others, true) }
            if text.skip(">") { return (spaces, others, false) }
            let name = try text.name()
            let value = try value()
            if name == "xmlns" {
                spaces[""] = value
            } else if name.hasPrefix("xmlns:") {
                spaces[String(name.dropFirst(6))] = value
            } else {
                others[name] = value
            }
        }
    }

    private mutating func value() throws(MarkupError) -> String {
        text.skipBlanks()
        guard text.skip("=") else { throw text.error("an attribute without a value") }
        text.skipBlanks()
        let isDouble = text.skip("\"")
        guard isDouble || text.skip("'") else { throw text.error("a value without quotes") }
        let quote = UInt8(ascii: isDouble ? "\"" : "'")
        var value: [UInt8] = []
        while let byte = text.takeOther(than: quote) {
            guard byte != UInt8(ascii: "<") else { throw text.error("'<' in an attribute") }
            if byte == UInt8(ascii: "&") { value += try text.entity() } else { value.append(byte) }
        }
        guard !text.isAtEnd else { throw text.error("an attribute without an end") }
        text.skipOne()
        return try text.decoded(value)
    }

    private func resolve(
        _ tag: String, _ spaces: [String: String]
    ) throws(MarkupError) -> Markup.Name {
        guard let colon = tag.firstIndex(of: ":") else {
            return Markup.Name(spaces[""] ?? "", tag)
        }
        guard let space = spaces[String(tag[..<colon])] else {
            throw text.error("the prefix of '\(tag)' is not declared")
        }
        return Markup.Name(space, String(tag[tag.index(after: colon)...]))
    }
}
