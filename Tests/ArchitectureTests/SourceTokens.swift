/// A word, a sign or a text of a source file.
struct Token {
    enum Kind { case word, sign, text }
    let kind: Kind
    /// A text without its quotes; what is put into it follows as tokens of its own.
    let text: String
    let line: Int
    /// How many parentheses and brackets are open around it.
    let depth: Int

    func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
    func isWord(_ word: String) -> Bool { kind == .word && text == word }
}

/// Cuts a source file into tokens, and keeps its doc comments apart.
struct Tokenizer {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var depth = 0
    private(set) var tokens: [Token] = []
    /// By line: what stands behind `///`.
    private(set) var docs: [Int: String] = [:]

    init(_ source: String) {
        bytes = Array(source.utf8)
        read(untilParenthesis: false)
    }

    private func byte(_ ahead: Int = 0) -> UInt8 {
        at + ahead < bytes.count ? bytes[at + ahead] : 0
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 95, 128...255: true
        default: false
        }
    }

    /// Reads to the end, or to the parenthesis that closes what is put into a text.
    private mutating func read(untilParenthesis: Bool) {
        let outside = depth
        while at < bytes.count {
            switch byte() {
            case UInt8(ascii: "\n"):
                line += 1
                at += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): readComment()
            case UInt8(ascii: "\""): readText()
            case UInt8(ascii: "#") where startsText: readText()
            case let byte where Self.isOfWord(byte): readWord()
            default:
                if untilParenthesis, depth == outside, byte() == UInt8(ascii: ")") { return }
                readSign()
            }
        }
    }

    private mutating func readWord() {
        let start = at
        while Self.isOfWord(byte()) { at += 1 }
        tokens.append(Token(kind: .word, text: text(start..<at), line: line, depth: depth))
    }

    private mutating func readSign() {
        let sign = text(at..<(at + 1))
        if sign == ")" || sign == "]" { depth -= 1 }
        tokens.append(Token(kind: .sign, text: sign, line: line, depth: depth))
        if sign == "(" || sign == "[" { depth += 1 }
        at += 1
    }

    private mutating func readComment() {
        let start = at
        while at < bytes.count, byte() != UInt8(ascii: "\n") { at += 1 }
        let comment = text(start..<at)
        if comment.hasPrefix("///") { docs[line] = String(comment.dropFirst(3)) }
    }

    private var startsText: Bool {
        var ahead = 0
        while byte(ahead) == UInt8(ascii: "#") { ahead += 1 }
        return byte(ahead) == UInt8(ascii: "\"")
    }

    private mutating func readText() {
        let quote = UInt8(ascii: "\"")
        var hashes = 0
        while byte() == UInt8(ascii: "#") { (hashes, at) = (hashes + 1, at + 1) }
        let quotes = byte(1) == quote && byte(2) == quote ? 3 : 1
        at += quotes
        let first = line
        let place = tokens.count
        var content: [UInt8] = []
        while at < bytes.count {
            if closes(quotes, hashes) { break }
            if byte() == UInt8(ascii: "\\"), isEscape(hashes) {
                at += 1 + hashes
                if byte() == UInt8(ascii: "(") {
                    at += 1
                    read(untilParenthesis: true)
                    content.append(UInt8(ascii: "\u{1}"))
                }
            } else {
                content.append(byte())
            }
            if byte() == UInt8(ascii: "\n") { line += 1 }
            at += 1
        }
        at += quotes + hashes
        let text = String(decoding: content, as: UTF8.self)
        tokens.insert(Token(kind: .text, text: text, line: first, depth: depth), at: place)
    }

    private func closes(_ quotes: Int, _ hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { byte($0) == UInt8(ascii: "\"") } && isHash(quotes, hashes)
    }

    private func isEscape(_ hashes: Int) -> Bool { isHash(1, hashes) }

    private func isHash(_ ahead: Int, _ count: Int) -> Bool {
        (0..<count).allSatisfy { byte(ahead + $0) == UInt8(ascii: "#") }
    }
}
