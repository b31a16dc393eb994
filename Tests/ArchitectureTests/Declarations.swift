/// A type, function, property or parameter, where it stands in its file.
struct Declaration {
    enum Kind { case type, function, property, parameter }
    /// What holds it.
    enum Owner { case file, type, extending, protocols, body }

    let kind: Kind
    let name: String
    let owner: Owner
    /// Whether other modules may use it.
    let isShared: Bool
    let isPrivate: Bool
    let throwsErrors: Bool
    let doc: String
    /// Of a function, from its first line to its closing brace; else 0.
    var lines = 0

    /// What a use can tell apart: a call from anything else.
    struct Key: Hashable {
        let name: String
        let isFunction: Bool
    }
    var key: Key { Key(name: name, isFunction: kind == .function) }
}

/// Finds the declarations of a file by its braces.
struct DeclarationReader {
    private let tokens: [Token]
    private let docs: [Int: String]
    private(set) var found: [Declaration] = []
    /// What each open brace belongs to, and the function that it closes.
    private var open: [(owner: Declaration.Owner, function: Int?, line: Int)] = []

    init(_ source: Tokenizer) {
        tokens = source.tokens
        docs = source.docs
        read()
    }

    private static let types: Set = [
        "struct", "class", "enum", "actor", "protocol", "extension", "typealias",
    ]
    private static let modifiers: Set = [
        "package", "public", "private", "fileprivate", "static", "mutating", "final", "override",
        "nonisolated", "async", "convenience", "required", "lazy", "indirect", "borrowing", "class",
        "inline", "__always", "discardableResult", "set", "available", "Sendable", "main", "weak",
    ]

    private mutating func read() {
        var pending: (owner: Declaration.Owner, function: Int?, line: Int, depth: Int)?
        for (index, token) in tokens.enumerated() {
            if token.isSign("{") {
                if let own = pending, own.depth == token.depth {
                    open.append((own.owner, own.function, own.line))
                    pending = nil
                } else {
                    open.append((.body, nil, token.line))
                }
            } else if token.isSign("}"), let closed = open.popLast() {
                if let function = closed.function {
                    found[function].lines = token.line - closed.line + 1
                }
            } else if token.kind == .word, let begun = begin(index) {
                pending = (begun.owner, begun.function, token.line, token.depth)
            }
        }
    }

    /// Notes the declaration that a keyword begins; tells what its brace will hold.
    private mutating func begin(
        _ index: Int
    ) -> (owner: Declaration.Owner, function: Int?)? {
        let word = tokens[index].text
        guard index + 1 < tokens.count, index == 0 || !tokens[index - 1].isSign(".") else {
            return nil
        }
        let next = tokens[index + 1]
        let owner = open.last?.owner ?? .file
        if Self.types.contains(word), next.kind == .word,
            !["func", "var", "let", "init"].contains(next.text)
        {
            if word != "extension" { note(.type, next.text, index, owner) }
            if word == "typealias" { return nil }
            return (
                word == "extension" ? .extending : word == "protocol" ? .protocols : .type, nil
            )
        }
        let isFunction =
            word == "func" && next.kind != .text
            || (word == "init" || word == "subscript") && (owner == .type || owner == .extending)
        if isFunction {
            let function = found.count
            note(.function, word == "func" ? next.text : word, index, owner)
            noteParameters(from: index)
            return owner == .protocols ? nil : (.body, function)
        }
        if ["var", "let", "for"].contains(word), next.kind == .word {
            note(.property, next.text, index, owner)
        }
        if word == "case", next.kind == .word { noteCases(from: index, owner) }
        return nil
    }

    private mutating func note(
        _ kind: Declaration.Kind, _ name: String, _ index: Int, _ owner: Declaration.Owner
    ) {
        var first = index
        while first > 0, isModifier(tokens[first - 1]) { first -= 1 }
        let modifiers = Set(tokens[first..<index].map(\.text))
        let isShared = !modifiers.isDisjoint(with: ["package", "public"])
        found.append(
            Declaration(
                kind: kind, name: name, owner: owner, isShared: isShared,
                isPrivate: owner == .body
                    || !modifiers.isDisjoint(with: ["private", "fileprivate"]),
                throwsErrors: kind == .function && isShared && throwsErrors(from: index),
                doc: isShared ? doc(above: tokens[first].line) : ""))
    }

    private func isModifier(_ token: Token) -> Bool {
        token.kind == .word && Self.modifiers.contains(token.text)
            || token.kind == .sign && ["@", "(", ")"].contains(token.text)
    }

    /// From a keyword to the brace that follows.
    private func signature(from index: Int) -> ArraySlice<Token> {
        let depth = tokens[index].depth
        return tokens[index...].prefix { !($0.isSign("{") && $0.depth == depth) }
    }

    private func throwsErrors(from index: Int) -> Bool {
        signature(from: index).contains { $0.isWord("throws") && $0.depth == tokens[index].depth }
    }

    /// The names behind `case`, by themselves or with values.
    private mutating func noteCases(from index: Int, _ owner: Declaration.Owner) {
        let depth = tokens[index].depth
        var place = index + 1
        while place + 1 < tokens.count, tokens[place].kind == .word {
            let isCall = tokens[place + 1].isSign("(")
            note(isCall ? .function : .property, tokens[place].text, index, owner)
            place += isCall ? 2 : 1
            if isCall {
                while place < tokens.count, tokens[place].depth > depth { place += 1 }
                place += 1
            }
            guard place < tokens.count, tokens[place].isSign(",") else { return }
            place += 1
        }
    }

    private mutating func noteParameters(from index: Int) {
        for place in signature(from: index).indices.dropLast()
        where tokens[place].kind == .word && tokens[place + 1].isSign(":") {
            found.append(
                Declaration(
                    kind: .parameter, name: tokens[place].text, owner: .body, isShared: false,
                    isPrivate: true, throwsErrors: false, doc: ""))
        }
    }

    private func doc(above line: Int) -> String {
        var lines: [String] = []
        var line = line - 1
        while let text = docs[line] {
            lines.append(text)
            line -= 1
        }
        return lines.reversed().joined(separator: "\n")
    }
}
