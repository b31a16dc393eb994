extension Node {
    /// The tree as one text that `TreeReader` reads in a hundredth of the time that YAML takes.
    ///
    /// A sign (`s` plain text, `q` quoted text, `l` list, `m` map), line, column and length, each ended by a
    /// space, and then the text in UTF-8, the items, or keys and values in turn. Lengths of texts are bytes.
    package var treeText: String {
        switch self {
        case .scalar(let text, let isPlain, let mark):
            head(isPlain ? "s" : "q", mark, text.utf8.count) + text
        case .sequence(let items, let mark):
            head("l", mark, items.count) + items.map(\.treeText).joined()
        case .mapping(let pairs, let mark):
            head("m", mark, pairs.count)
                + pairs.map { $0.key.treeText + $0.value.treeText }.joined()
        }
    }

    private func head(_ sign: String, _ mark: Mark, _ length: Int) -> String {
        "\(sign)\(mark.line) \(mark.column) \(length) "
    }
}

/// Reads what `Node.treeText` wrote. Only for texts that the build wrote: anything else stops the program.
package struct TreeReader {
    private let start: UnsafePointer<UInt8>
    private let count: Int
    private var position = 0

    package init(_ text: StaticString) {
        start = text.utf8Start
        count = text.utf8CodeUnitCount
    }

    /// The next node with all that it holds.
    package mutating func node() -> Node {
        let sign = byte()
        let mark = Node.Mark(line: number(), column: number())
        let length = number()
        switch sign {
        case UInt8(ascii: "l"):
            var items: [Node] = []
            items.reserveCapacity(length)
            for _ in 0..<length { items.append(node()) }
            return .sequence(items, mark)
        case UInt8(ascii: "m"):
            var pairs: [Node.Pair] = []
            pairs.reserveCapacity(length)
            for _ in 0..<length { pairs.append((node(), node())) }
            return .mapping(pairs, mark)
        default: return .scalar(text(length), isPlain: sign == UInt8(ascii: "s"), mark)
        }
    }

    private mutating func byte() -> UInt8 {
        precondition(position < count, "The built-in plan files are cut short.")
        defer { position += 1 }
        return start[position]
    }

    /// Digits up to a space.
    private mutating func number() -> Int {
        var value = 0
        while true {
            let digit = byte()
            if digit == UInt8(ascii: " ") { return value }
            value = value * 10 + Int(digit) - 48
        }
    }

    private mutating func text(_ length: Int) -> String {
        precondition(position + length <= count, "The built-in plan files are cut short.")
        defer { position += length }
        return String(
            decoding: UnsafeBufferPointer(start: start + position, count: length), as: UTF8.self)
    }
}
